#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# flatpak.sh build | run [FILE] | test [bookworm] [trixie] | reproduce: what './dev flatpak' does.
# flatpak.sh needs [WHAT]: the Debian packages that takes here, one a line.
#
# Where org.gnome.Sdk of the manifest's version is installed, it is used, and Assay is installed for the user. Else a
# stand-in made of Debian 13's packages is (runtime.sh), all in a folder of its own: $ASSAY_FLATPAK_CACHE, else
# assay-flatpak below the user's cache. Nothing is built or run as root: root hands over to the user "nobody".
#
# Root is needed for no build: an ordinary user makes the stand-in with a range of subordinate ids (/etc/subuid). "test"
# needs it, for the mounts of a session of its own, and asks before it starts.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
manifest=$here/io.github.assay.Assay.yml
application=io.github.assay.Assay
branch=$(sed -n "s/^runtime-version: '\(.*\)'/\1/p" "$manifest")
if [ "$(id -u)" = 0 ]; then default=/var/cache; else default=${XDG_CACHE_HOME:-$HOME/.cache}; fi
cache=${ASSAY_FLATPAK_CACHE:-$default/assay-flatpak}
own=$cache/own
user=${ASSAY_FLATPAK_USER:-nobody}

say() { printf 'flatpak: [%4ds] %s\n' "$SECONDS" "$*"; }
fail() {
  printf 'flatpak: %s\n' "$*" >&2
  exit 1
}

# The mirror that this system gets its own packages from, if it is a Debian.
system_mirror() {
  apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' 'Created-By: Packages' 2>/dev/null |
    sed -n '/security/d; s#/$##; p; q' || true
}
ASSAY_DEBIAN_MIRROR=${ASSAY_DEBIAN_MIRROR:-$(system_mirror)}
export ASSAY_DEBIAN_MIRROR=${ASSAY_DEBIAN_MIRROR:-http://ftp.debian.org/debian}

# As the user that builds, in the cache's own home if the real runtime is not there.
as_user() {
  local environment=(PATH="$PATH" LANG=C.UTF-8 TERM="${TERM:-dumb}" HOME="$own/home" FLATPAK_USER_DIR="$own/installation"
    XDG_CACHE_HOME="$own/home/.cache" XDG_DATA_HOME="$own/home/.local/share" XDG_CONFIG_HOME="$own/home/.config"
    XDG_DATA_DIRS="$own/installation/exports/share:/usr/local/share:/usr/share"
    ASSAY_DEBIAN_MIRROR="$ASSAY_DEBIAN_MIRROR")
  if [ -n "${DISPLAY:-}" ]; then environment+=(DISPLAY="$DISPLAY" XAUTHORITY="${XAUTHORITY:-}"); fi
  if has_real_runtime; then
    "$@"
  elif [ "$(id -u)" = 0 ]; then
    setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups env -i -C "$own" "${environment[@]}" "$@"
  else
    env "${environment[@]}" ${XDG_RUNTIME_DIR:+XDG_RUNTIME_DIR="$XDG_RUNTIME_DIR"} "$@"
  fi
}

has_real_runtime() {
  [ "$(id -u)" != 0 ] && [ -z "${ASSAY_FLATPAK_STANDIN:-}" ] && command -v flatpak >/dev/null &&
    flatpak info "org.gnome.Sdk//$branch" >/dev/null 2>&1 && flatpak info "org.gnome.Platform//$branch" >/dev/null 2>&1
}

make_folders() {
  mkdir -p "$cache" "$own"/{home,state,repository}
  if [ "$(id -u)" = 0 ]; then
    chmod 755 "$cache"
    chown "$user:" "$own" "$own"/{home,state,repository}
  fi
}

# Where what is installed lies.
installation() {
  if has_real_runtime; then
    printf '%s\n' "${FLATPAK_USER_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/flatpak}"
  else
    printf '%s\n' "$own/installation"
  fi
}

needs() {
  printf '%s\n' flatpak flatpak-builder elfutils dbus-daemon
  has_real_runtime || printf '%s\n' ostree mmdebstrap uidmap bubblewrap python3-yaml
  case ${1:-build} in
    test) "$root/tests/flatpak/run.sh" needs ;;
    reproduce) printf '%s\n' ostree ;;
  esac
}

# What an ordinary user lacks is told before anything is fetched.
ask_for_rights() {
  if [ "$(id -u)" = 0 ]; then return 0; fi
  if ! has_real_runtime && [ ! -e "$own/runtime" ] && ! mmdebstrap --unshare-helper true >/dev/null 2>&1; then
    fail "the stand-in takes a range of subordinate ids for $(id -un) in /etc/subuid and /etc/subgid, or root"
  fi
  if [ "$1" = test ] && ! sudo -n true 2>/dev/null; then
    say "the session that the test runs in takes root, for its mounts; the rest is done as $(id -un)"
    sudo -v || fail "without root there is no test; './dev flatpak run' takes none"
  fi
}

# The stand-in is made anew when its recipe changes.
make_runtime() {
  local recipe
  recipe=$(sha256sum "$here/runtime.sh" | cut -d ' ' -f 1)
  [ "$(cat "$own/runtime" 2>/dev/null)" != "$recipe" ] || return 0
  if [ "$(cat "$cache/tarballs/recipe" 2>/dev/null)" != "$recipe" ]; then
    say "fetching Debian 13's packages for the stand-in of the runtime"
    "$here/runtime.sh" packages "$cache/tarballs" >"$cache/packages.log" 2>&1 ||
      fail "the packages could not be had; see $cache/packages.log"
    printf '%s' "$recipe" >"$cache/tarballs/recipe"
  fi
  say "making the stand-in of them"
  as_user "$here/runtime.sh" repository "$cache/tarballs" "$own/runtimes"
  as_user flatpak --user remote-add --if-not-exists --no-gpg-verify standin "file://$own/runtimes"
  # Nothing here outlives a power cut anyway, and to wait for the disk at each file takes minutes.
  as_user ostree config --repo="$own/installation/repo" set core.fsync false
  as_user flatpak --user install --noninteractive --or-update standin "org.gnome.Platform//$branch" "org.gnome.Sdk//$branch"
  as_user sh -c 'printf "%s" "$1" >"$2"' sh "$recipe" "$own/runtime"
  rm -rf "$cache/tarballs"
}

# Flatpak asks the system's bus whether somebody's parents mind. Where there is none (in a container), an empty one says
# that nobody does.
with_bus() {
  if [ -S /run/dbus/system_bus_socket ]; then
    "$@"
  else
    dbus-run-session -- sh -c 'DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS exec "$@"' sh "$@"
  fi
}

# build_into FOLDER REPOSITORY [OPTION…]
build_into() {
  local folder=$1 repository=$2
  shift 2
  as_user "$here/flatpak.sh" on-a-bus flatpak-builder --user --force-clean --disable-rofiles-fuse --state-dir="$own/state" \
    --repo="$repository" "$@" "$folder" "$manifest"
}

build() {
  make_folders
  if ! has_real_runtime; then
    make_runtime
    as_user /usr/bin/python3 "$here/sources.py" "$manifest" "$own/state"
  fi
  say "building Assay and what the runtime lacks"
  build_into "$own/build" "$own/repository" --ccache --install
  say "$application is installed"
}

run() {
  build
  [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || fail "there is no display to run Assay on"
  if [ -n "${1:-}" ]; then
    as_user flatpak run --file-forwarding "$application" @@ "$(realpath -- "$1")" @@
  else
    as_user flatpak run "$application"
  fi
}

# Every file of what was made, with its mode and the sum of its bytes.
contents_of() {
  local repository=$1 ref
  for ref in $(ostree refs --repo="$repository"); do
    printf '%s\n' "$ref"
    ostree ls --repo="$repository" --recursive --checksum "$ref"
  done
}

# Builds Assay and its modules a second time, of a copy of the tree at another place and time, without the compiler's
# cache, and compares every file with the first. flatpak-builder keeps what it built by the folder it built in, so nothing
# of the first is taken; it takes as long as from nothing.
reproduce() {
  build
  contents_of "$own/repository" >"$cache/first.contents"
  as_user rm -rf "$own/tree" "$own/repository-again"
  as_user sh -c 'mkdir "$2" && cd "$1" && tar -c --exclude=./.git --exclude="./build*" . | tar -x -m -C "$2"' sh "$root" "$own/tree"
  say "building once more"
  manifest=$own/tree/flatpak/${manifest##*/} build_into "$own/again" "$own/repository-again"
  contents_of "$own/repository-again" >"$cache/second.contents"
  diff "$cache/first.contents" "$cache/second.contents" || fail "these files differ"
  say "the same $(grep -c ' /' "$cache/first.contents") files, byte for byte"
}

command=${1:-build}
[ $# -eq 0 ] || shift
case $command in
  needs)
    needs "$@"
    exit
    ;;
  on-a-bus)
    with_bus "$@"
    exit
    ;;
esac
for program in flatpak flatpak-builder eu-strip; do
  command -v "$program" >/dev/null || fail "'$program' is missing; './dev flatpak' installs it on Debian"
done
ask_for_rights "$command"
case $command in
  build) build ;;
  reproduce) reproduce ;;
  run) run "$@" ;;
  test)
    build
    exec "$root/tests/flatpak/run.sh" "$own" "$(installation)" "$@"
    ;;
  *) fail "there is no command '$command'" ;;
esac
