# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Read by dev. Roots: whole small Debian systems in folders, made once and kept, in which Assay is built and tested as
# nobody in particular. Nothing of the machine is seen in them but the tree.

roots=${ASSAY_ROOTS:-${XDG_CACHE_HOME:-$HOME/.cache}/assay/roots}

# What every root has beside the packages that are asked for.
root_packages=(bash ca-certificates ccache procps)

# Installs what it takes to make roots and to enter them, where it is missing.
for_root() {
  # shellcheck disable=SC2034 # setup's list, for this call
  local packages=(mmdebstrap bubblewrap uidmap)
  command -v mmdebstrap >/dev/null && command -v bwrap >/dev/null || setup
}

mirror() {
  local line=
  if [ -r /etc/apt/sources.list.d/debian.sources ]; then
    line=$(sed -n 's/^URIs: *//p' /etc/apt/sources.list.d/debian.sources | head -n 1)
  fi
  say "${ASSAY_MIRROR:-${line:-http://ftp.debian.org/debian}}"
}

# as_mode: mmdebstrap's way of being root, as it is for this person.
as_mode() { if [ "$(id -u)" = 0 ]; then say root; else say unshare; fi; }

# make_root SUITE NAME [MMDEBSTRAP OPTION…] -- PACKAGE…: makes the root NAME unless one of the same packages is there;
# sets $made to its folder.
make_root() {
  local suite=$1 name=$2 options=() list
  shift 2
  for_root
  while [ "$1" != -- ]; do
    options+=("$1")
    shift
  done
  shift
  made=$roots/$name
  list=$(printf '%s\n' "$suite" "${root_packages[@]}" "$@" "${options[@]}")
  [ "$(cat "$made.packages" 2>/dev/null)" != "$list" ] || return 0
  say "Making a root of Debian $suite: $made"
  mkdir -p "$roots"
  remove_root "$made"
  mmdebstrap --quiet --mode="$(as_mode)" --variant=minbase --skip=check/empty "${options[@]}" \
    --customize-hook='chroot "$1" useradd --uid 1000 --create-home person' \
    --include="$(IFS=, && echo "${root_packages[*]},$*")" "$suite" "$made" "$(mirror)"
  printf '%s\n' "$list" >"$made.packages"
}

# Files of a root that a normal user made belong to other numbers than theirs.
remove_root() {
  [ -e "$1" ] || return 0
  rm -f "$1.packages"
  if [ "$(as_mode)" = root ]; then
    rm -rf --one-file-system "$1"
  else
    mmdebstrap --unshare-helper rm -rf --one-file-system "$1"
  fi
}

# The processes of the machine are seen: over a /proc of its own, a sandbox inside could not mount another.
# in_root ROOT [BWRAP OPTION…] -- COMMAND [ARGUMENT…]: runs COMMAND in ROOT, which cannot be changed by it, as a normal user
# in a name space of its own (that of WebKit's sandbox fits in it), with nothing of the caller's environment.
in_root() {
  local folder=$1 options=()
  shift
  while [ "$1" != -- ]; do
    options+=("$1")
    shift
  done
  shift
  mkdir -p "$roots/ccache"
  bwrap --die-with-parent --unshare-user --uid 1000 --gid 1000 --unshare-ipc --unshare-uts --new-session \
    --ro-bind "$folder" / --dev /dev --dev-bind /proc /proc --ro-bind /sys /sys \
    --tmpfs /tmp --tmpfs /run --tmpfs /home --dir /home/person \
    --bind "$roots/ccache" /home/person/.ccache --clearenv --setenv HOME /home/person --setenv USER person \
    --setenv PATH /usr/local/bin:/usr/bin:/bin --setenv LANG C.UTF-8 --setenv TERM dumb \
    --setenv CCACHE_DIR /home/person/.ccache "${options[@]}" -- "$@"
}

# test_on SUITE [SUITE OF TESTS…]: './dev test' in a root of that Debian. The tree is seen as it is, read only; what is
# built goes to build-SUITE.
test_on() {
  local suite=$1 folder=$root/build-$1 home=/home/person over=() name
  shift
  case $suite in
    bookworm | trixie | sid) ;;
    *) fail "test --on: there is no Debian '$suite' here; there are: bookworm trixie sid" ;;
  esac
  make_root "$suite" "test-$suite" -- "${packages[@]}"
  for name in build build-asan; do
    mkdir -p "$root/$name" "$folder/$name"
    over+=(--bind "$folder/$name" "$home/assay/$name")
  done
  [ ! -d "$root/../shared" ] || over+=(--ro-bind "$(realpath "$root/../shared")" "$home/shared")
  in_root "$made" --ro-bind "$root" "$home/assay" "${over[@]}" --chdir "$home/assay" --setenv CC "ccache gcc" \
    --setenv PYTHONDONTWRITEBYTECODE 1 -- ./dev test "$@"
}
