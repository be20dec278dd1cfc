# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Read by dev, after roots.sh. Packages: what is committed, as a tarball, built from it in a clean root, looked at by
# lintian, installed in roots that have nothing else, and run there.

packages_out=$root/build-package

# What debian/control wants for building, as names.
build_depends() {
  sed -n '/^Build-Depends:/,/^[^ ]/{/^ /p}' "$root/debian/control" |
    sed 's/[,(<:].*//; s/debhelper-compat/debhelper/; s/^ *//; s/ *$//' | sort -u
}

# The tarball of what is committed, unpacked in $packages_out/source.
unpack_source() {
  configure "$build"
  rm -rf "$packages_out"
  mkdir -p "$packages_out/source"
  meson dist -C "$build" --no-tests --formats xztar --allow-dirty
  cp "$build"/meson-dist/assay-*.tar.xz "$packages_out/"
  tar -C "$packages_out/source" --strip-components=1 -xf "$packages_out"/assay-*.tar.xz
}

# in_building COMMAND…: in the root that has what it takes to build, in the folder of the source.
in_building() {
  in_root "$building" --bind "$packages_out" /home/person/package --chdir /home/person/package/source "$@"
}

# install_into NAME SUITE PACKAGES -- PACKAGE-FILE…: a fresh root with these packages and what they depend on.
install_into() {
  local suite=$2 folder=$roots/$1 file hooks=()
  shift 3
  for_root
  remove_root "$folder"
  for file in "$@"; do hooks+=(--customize-hook="upload '$file' '/tmp/$(basename "$file")'"); done
  mmdebstrap --quiet --mode="$(as_mode)" --variant=minbase --skip=check/empty "${hooks[@]}" \
    --aptopt='APT::Install-Recommends "false"' --dpkgopt=force-unsafe-io \
    --customize-hook='chroot "$1" useradd --uid 1000 --create-home person' \
    --customize-hook='chroot "$1" sh -c "apt-get install -q -y /tmp/*.deb && rm /tmp/*.deb"' \
    --include=ca-certificates"${extra:+,$extra}" "$suite" "$folder" "$(mirror)"
  installed=$folder
}

try_terminal() {
  say "The program without a window, installed alone:"
  in_root "$installed" -- sh -c '
    set -eu
    cd
    dpkg-query -W -f "\${Package}\n" >installed
    grep -qx assay-cli installed
    ! grep -E "^(libgtk-|libadwaita-|libwebkit)" installed || { echo "it brings a desktop along"; exit 1; }
    printf "<title>Harvest</title><p>The ministry says that 12,000 tonnes were exported.</p>" >a.html
    assay-cli new a.assay
    assay-cli import a.assay a.html
    assay-cli claim add a.assay --quote "12,000 tonnes"
    assay-cli report a.assay -o a.pdf
    assay-cli verify a.assay
    test "$(head -c 5 a.pdf)" = "%PDF-"'
}

# The window comes up, on the example, and asks who is checking; the picture of a project is made.
try_window() {
  say "The program with its window, installed:"
  in_root "$installed" --ro-bind "$root/tests" /home/person/tests -- sh -c '
    set -eu
    cd
    cp /usr/share/assay/example.assay .
    assay-thumbnailer example.assay a.png
    test "$(head -c 4 a.png | tail -c 3)" = PNG
    gio info -a standard::content-type example.assay | grep -q vnd.assay.project
    tests/with-session.sh sh -c "assay example.assay & timeout 60 xdotool search --sync --onlyvisible --name Who.is.checking >/dev/null && kill \$!"
    echo "its window came up"'
}

# dist: the tarball builds by itself, in a clean root, and passes the tests that need no display.
dist() {
  local list building
  setup
  mapfile -t list < <(build_depends)
  make_root bookworm build-bookworm -- build-essential fakeroot lintian "${list[@]}"
  building=$made
  unpack_source
  in_building --setenv CC "ccache gcc" -- sh -c '
    meson setup -Dgui=false ../build && meson compile -C ../build &&
    meson test -C ../build --suite core --timeout-multiplier 5 --print-errorlogs'
  say "The tarball is $(ls "$packages_out"/assay-*.tar.xz)"
}

# package: debian/ of the tree, built, checked and tried on Debian 12.
package() {
  local list building installed extra=
  setup
  mapfile -t list < <(build_depends)
  make_root bookworm build-bookworm -- build-essential fakeroot lintian "${list[@]}"
  building=$made
  unpack_source
  # The tests of the same tree are dist's; --setenv DEB_BUILD_OPTIONS= would run them here once more.
  in_building --setenv CC "ccache gcc" --setenv DEB_BUILD_OPTIONS nocheck --setenv DEB_BUILD_PROFILES nocheck -- \
    dpkg-buildpackage -us -uc
  in_building -- sh -c 'lintian --fail-on error,warning --suppress-tags bad-distribution-in-changes-file ../assay_*.changes'
  install_into installed-cli bookworm -- "$packages_out"/assay-cli_*.deb
  try_terminal
  extra=xvfb,xauth,xdotool,dbus,at-spi2-core,libglib2.0-bin,shared-mime-info
  install_into installed bookworm -- "$packages_out"/assay-cli_*.deb "$packages_out"/assay_*.deb
  try_window
  say "The packages are in $packages_out:"
  (cd "$packages_out" && ls -- *.deb)
}
