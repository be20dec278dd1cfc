#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh OWN INSTALLATION [bookworm] [trixie] [TEST…]: drives the installed Flatpak through the portals of these releases of
# Debian; without a name, through this system's. OWN is the folder of flatpak.sh, INSTALLATION where Flatpak installed to.
# run.sh needs: the Debian packages that takes, one a line.
#
# A session of its own needs /run/user/UID for itself, since Flatpak shows the document portal there and nowhere else.
# So it runs in mounts of its own, which only root may make; Assay, the portals and the tests run as the ordinary user.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

host_packages=(
  flatpak xdg-desktop-portal xdg-desktop-portal-gtk fuse3 bubblewrap dbus dbus-daemon xvfb xdotool x11-utils xclip
  imagemagick at-spi2-core gir1.2-atspi-2.0 python3-gi python3-dbus python3-xlib poppler-utils sqlite3 procps adwaita-icon-theme
  gsettings-desktop-schemas fonts-cantarell fonts-noto-core
)
if [ "${1:-}" = needs ]; then
  printf '%s\n' mmdebstrap "${host_packages[@]}"
  exit
fi

own=$1 installation=$2
shift 2
cache=$(dirname "$own")
mirror=${ASSAY_DEBIAN_MIRROR:-http://ftp.debian.org/debian}
user=$(id -un "$(stat -c %u "$own")")
uid=$(id -u "$user")

fail() {
  printf 'flatpak test: %s\n' "$*" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@" || sudo "$@"; fi
}

# A system of another release, made once for a list of packages.
make_host() {
  local release=$1 tree=$cache/host-$1 recipe
  recipe=$(printf '%s\n' "$release" "${host_packages[@]}" | sha256sum | cut -d ' ' -f 1)
  [ "$(cat "$tree.recipe" 2>/dev/null)" != "$recipe" ] || return 0
  echo "flatpak test: making a system of $release" >&2
  as_root rm -rf --one-file-system "$tree"
  as_root mmdebstrap --mode=root --variant=apt --components=main --aptopt='APT::Install-Recommends "false"' \
    --dpkgopt=force-unsafe-io --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --include="$(IFS=,; echo "${host_packages[*]}")" "$release" "$tree" "$mirror" >"$cache/host-$release.log" 2>&1 ||
    fail "the system of $release could not be made; see $cache/host-$release.log"
  printf '%s' "$recipe" | as_root tee "$tree.recipe" >/dev/null
}

drive() {
  local release=$1
  shift
  set -- "$here/session.sh" "$uid" "$own" "$installation" "$release" "$@"
  if [ "$release" = host ]; then
    as_root env -i PATH="$PATH" TERM="${TERM:-dumb}" unshare --mount --propagation private "$@"
  else
    make_host "$release"
    as_root unshare --mount --propagation private "$here/enter.sh" "$cache/host-$release" "$cache:$installation:/var/lib/flatpak" "$@"
  fi
}

this=$(. /etc/os-release && echo "${VERSION_CODENAME:-host}")
releases=()
tests=()
for word in "$@"; do
  case $word in
    "$this") releases+=(host) ;;
    bookworm | trixie) releases+=("$word") ;;
    *) tests+=("$word") ;;
  esac
done
[ "${#releases[@]}" -gt 0 ] || releases=(host)
for release in "${releases[@]}"; do drive "$release" "${tests[@]}"; done
