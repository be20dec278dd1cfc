#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# runtime.sh packages TARBALLS | repository TARBALLS REPOSITORY: a stand-in for org.gnome.Platform and org.gnome.Sdk, made
# of Debian 13's packages, for machines that cannot get the real ones. It holds what the real runtime holds and nothing
# that the manifest builds as a module. "packages" fetches and unpacks them (as root, or as a user with a range of
# subordinate ids) into TARBALLS; "repository" makes an OSTree repository of those (as anybody).
set -euo pipefail

branch=49
architecture=$(flatpak --default-arch)
triplet=$architecture-linux-gnu
mirror=${ASSAY_DEBIAN_MIRROR:-http://ftp.debian.org/debian}

platform=(
  libgtk-4-1 libgtk-4-bin libgtk-4-common libadwaita-1-0 libwebkitgtk-6.0-4 libjavascriptcoregtk-6.0-1
  libsqlite3-0 libsoup-3.0-0 libjson-glib-1.0-0 glib-networking gsettings-desktop-schemas dconf-gsettings-backend
  libicu76 libbrotli1 libssl3t64 liblcms2-2 libarchive13t64 libxml2 libopenjp2-7 libtiff6 libjpeg62-turbo libpng16-16t64
  librsvg2-common webp-pixbuf-loader shared-mime-info fontconfig fontconfig-config fonts-dejavu-core fonts-cantarell
  adwaita-icon-theme hicolor-icon-theme libgl1-mesa-dri libegl1 libegl-mesa0 libgles2 libgl1
  ca-certificates tzdata desktop-file-utils flatpak-xdg-utils xdg-user-dirs bubblewrap xdg-dbus-proxy
  bzip2 xz-utils gzip procps
)
sdk=(
  gcc g++ libc6-dev make meson ninja-build cmake pkgconf gettext libtool autoconf automake patch unzip ccache
  libgtk-4-dev libadwaita-1-dev libwebkitgtk-6.0-dev libsqlite3-dev libsoup-3.0-dev libjson-glib-dev libglib2.0-dev
  libicu-dev libbrotli-dev libssl-dev liblcms2-dev libarchive-dev libxml2-dev libopenjp2-7-dev libtiff-dev
  libjpeg62-turbo-dev libpng-dev appstream appstream-compose elfutils locales desktop-file-utils
)

joined() {
  local IFS=,
  printf '%s' "$*"
}

# Beside a tarball each for the two, the whole of the packages that went in, with versions.
packages() {
  local to=$1
  mkdir -p "$to"
  rm -f "$to"/*.tar
  SDK="${sdk[*]}" mmdebstrap --variant=apt --components=main \
    --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Languages "none"' --dpkgopt=force-unsafe-io \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/gtk-doc/*' \
    --dpkgopt='path-exclude=/usr/share/help/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-include=/usr/share/doc/*/copyright' --dpkgopt='path-exclude=/usr/share/locale/*/LC_MESSAGES/*' \
    --include="$(joined "${platform[@]}")" \
    --customize-hook="tar-out /usr '$to/platform-usr.tar'" --customize-hook="tar-out /etc '$to/platform-etc.tar'" \
    --customize-hook='chroot "${1:?}" apt-get -q -y --no-install-recommends install $SDK' \
    --customize-hook='chroot "${1:?}" localedef -i en_US -f UTF-8 en_US.UTF-8' \
    --customize-hook="tar-out /usr '$to/sdk-usr.tar'" --customize-hook="tar-out /etc '$to/sdk-etc.tar'" \
    --format=null trixie - "$mirror"
}

# What a machine keeps in /etc and Flatpak supplies itself; what only apt needs.
drop_state() {
  local etc=$1 name
  for name in passwd group shadow gshadow subuid subgid; do rm -f "$etc/$name" "$etc/$name-"; done
  rm -rf "$etc"/{machine-id,resolv.conf,hostname,hosts,host.conf,mtab,fstab,localtime,timezone,apt,init.d,systemd} \
    "$etc"/{ld.so.cache,.pwd.lock,skel,motd,sudoers.d,security,pam.d} "$etc"/cron* "$etc"/rc?.d "$etc"/issue*
}

link_libraries() {
  cat >"$1/ld.so.conf" <<LINKER
include /run/flatpak/ld.so.conf.d/app-*.conf
include /app/etc/ld.so.conf
/app/lib64
/app/lib/$triplet
/app/lib
include /run/flatpak/ld.so.conf.d/runtime-*.conf
include /etc/ld.so.conf.d/*.conf
LINKER
}

find_fonts() {
  cat >"$1/fonts/conf.d/50-flatpak.conf" <<'FONTS'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <reset-dirs/>
  <dir>/usr/share/fonts</dir>
  <dir>/app/share/fonts</dir>
  <dir>/run/host/fonts</dir>
  <dir>/run/host/local-fonts</dir>
  <dir>/run/host/user-fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
FONTS
}

# Flatpak looks for ldconfig in bin, WebKit for flatpak-spawn: without that one it runs its processes in no sandbox of
# their own, and says nothing.
link_programs() {
  local usr=$1 program
  ln -sf ../sbin/ldconfig "$usr/bin/ldconfig"
  for program in flatpak-spawn xdg-open xdg-email; do
    [ -e "$usr/libexec/flatpak-xdg-utils/$program" ]
    ln -sf "../libexec/flatpak-xdg-utils/$program" "$usr/bin/$program"
  done
}

# flatpak-builder before 1.3 calls appstream-compose, which AppStream took over, and moves the metainfo to where the
# newer one does not look.
compose_appstream() {
  cat >"$1/bin/appstream-compose" <<'COMPOSE'
#!/bin/sh
prefix=/app base=
while :; do
  case "$1" in
    --prefix=*) prefix=${1#*=} ;;
    --basename=*) base=${1#*=} ;;
    --*) ;;
    *) break ;;
  esac
  shift
done
all=$(mktemp -d)
mkdir -p "$all/share/metainfo"
cp -a "$prefix/share/applications" "$prefix/share/icons" "$all/share/" 2>/dev/null
for file in "$prefix"/share/appdata/*.xml "$prefix"/share/metainfo/*.xml; do
  name=$(basename "$file" | sed 's/\.\(appdata\|metainfo\)\.xml$//')
  [ ! -e "$file" ] || cp "$file" "$all/share/metainfo/$name.metainfo.xml"
done
appstreamcli compose --no-color --no-net --prefix=/ --origin="${base:-flatpak}" --result-root="$prefix" \
  --data-dir="$prefix/share/app-info/xmls" --icons-dir="$prefix/share/app-info/icons/flatpak" --components="$*" "$all"
result=$?
rm -rf "$all"
exit $result
COMPOSE
  chmod 755 "$1/bin/appstream-compose"
}

# The real Sdk says what to compile with, in the same place. What is built on this one is tried and thrown away, and so
# wants neither the last of speed nor what debuggers read.
set_flags() {
  mkdir -p "$1/flatpak-builder"
  cat >"$1/flatpak-builder/defaults.json" <<'FLAGS'
{
  "cflags": "-O1 -g0 -pipe -Wp,-D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection -fcf-protection",
  "cxxflags": "-O1 -g0 -pipe -Wp,-D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection -fcf-protection",
  "ldflags": "-Wl,-z,relro,-z,now -Wl,--as-needed"
}
FLAGS
}

write_metadata() {
  local name=$1
  cat <<METADATA
[Runtime]
name=$name
runtime=org.gnome.Platform/$architecture/$branch
sdk=org.gnome.Sdk/$architecture/$branch

[Environment]
GI_TYPELIB_PATH=/app/lib/girepository-1.0
GST_PLUGIN_SYSTEM_PATH=/app/lib/gstreamer-1.0:/usr/lib/$triplet/gstreamer-1.0
XDG_DATA_DIRS=/app/share:/usr/share:/usr/share/runtime/share:/run/host/user-share:/run/host/share

[Extension $name.Debug]
directory=lib/debug
autodelete=true
no-autodownload=true
METADATA
}

# export_runtime NAME TARBALLS KIND REPOSITORY
export_runtime() {
  local name=$1 from=$2/$3 repository=$4 stage=$4.stage
  rm -rf "$stage"
  mkdir -p "$stage"
  tar -C "$stage" --no-same-owner -xf "$from-usr.tar"
  mv "$stage/usr" "$stage/files"
  rm -rf "$stage/files/etc" "$stage/files/games" "$stage/files/local" "$stage/files/src"
  tar -C "$stage/files" --no-same-owner --exclude='*shadow*' -xf "$from-etc.tar"
  chmod -R u+rwX "$stage/files"
  drop_state "$stage/files/etc"
  link_libraries "$stage/files/etc"
  find_fonts "$stage/files/etc"
  link_programs "$stage/files"
  set_flags "$stage/files/etc"
  [ "$3" = platform ] || compose_appstream "$stage/files"
  mkdir -p "$stage/files/share/runtime" "$stage/files/lib/debug" "$stage/files/lib/extensions"
  write_metadata "$name" >"$stage/metadata"
  flatpak build-export --timestamp=2025-01-01T00:00:00Z --runtime --files=files --disable-sandbox \
    "$repository" "$stage" "$branch" >/dev/null
  rm -rf "$stage"
}

repository() {
  rm -rf "$2"
  ostree init --mode=bare-user-only --repo="$2"
  ostree config --repo="$2" set core.fsync false
  export_runtime org.gnome.Platform "$1" platform "$2"
  export_runtime org.gnome.Sdk "$1" sdk "$2"
  flatpak build-update-repo "$2" >/dev/null
}

case ${1:-} in
  packages) packages "$2" ;;
  repository) repository "$2" "$3" ;;
  *)
    echo "usage: runtime.sh packages TARBALLS | repository TARBALLS REPOSITORY" >&2
    exit 2
    ;;
esac
