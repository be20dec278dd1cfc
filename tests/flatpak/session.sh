#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# session.sh UID OWN INSTALLATION NAME [TEST…]: run by run.sh as root, in mounts of its own. A desktop session of the user UID with a
# stock session bus, so that the portals are the real ones; then the tests in it.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$(dirname "$here")")
uid=$1 own=$2 installation=$3 name=$4
shift 4
gid=$(stat -c %g "$own")
runtime=/run/user/$uid
session=$(mktemp -d "${TMPDIR:-/tmp}/assay-flatpak.XXXXXX")
started=()

end_session() {
  trap - EXIT
  for pid in "${started[@]}"; do
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  umount --lazy "$runtime/doc" 2>/dev/null || true
  rm -rf --one-file-system "$session"
}
trap end_session EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

make_places() {
  mkdir -p /run/user /run/dbus
  mount -t tmpfs tmpfs /run/user
  mkdir -m 700 "$runtime"
  mkdir -p "$session/home/.config/gtk-3.0" "$session/shots"
  printf '[Settings]\ngtk-enable-animations=false\ngtk-cursor-blink=false\n' >"$session/home/.config/gtk-3.0/settings.ini"
  chmod 755 "$session"
  chown -R "$uid:$gid" "$runtime" "$session/home" "$session/shots"
  # udev makes the device for everybody; where there is no udev, nobody but root may use it.
  if [ "$(stat -c %a /dev/fuse 2>/dev/null)" != 666 ]; then
    mknod -m 666 /run/user/fuse c 10 229
    mount --bind /run/user/fuse /dev/fuse
  fi
}

# Flatpak asks a service of the system bus whether somebody's parents mind; no answer counts as no.
start_system_bus() {
  mount -t tmpfs tmpfs /run/dbus
  dbus-daemon --system --nofork --nopidfile >"$session/system-bus.log" 2>&1 &
  started+=($!)
}

start_x() {
  local display
  mkfifo "$session/display"
  exec 7<>"$session/display"
  Xvfb -displayfd 7 -screen 0 1280x900x24 -nolisten tcp -noreset -extension GLX </dev/null >"$session/x.log" 2>&1 &
  started+=($!)
  read -r -t 30 display <&7
  exec 7>&-
  export DISPLAY=:$display
}

make_places
start_system_bus
start_x
mkdir -p "$own/../shots"
result=0
setpriv --reuid "$uid" --regid "$gid" --clear-groups env -i -C "$session/home" \
  PATH="$PATH" LANG=C.UTF-8 TZ=UTC DISPLAY="$DISPLAY" HOME="$session/home" XDG_RUNTIME_DIR="$runtime" \
  XDG_DATA_HOME="$session/home/.local/share" XDG_CONFIG_HOME="$session/home/.config" XDG_CACHE_HOME="$session/home/.cache" \
  XDG_DATA_DIRS="$installation/exports/share:/usr/local/share:/usr/share" XDG_CURRENT_DESKTOP=GNOME \
  FLATPAK_USER_DIR="$installation" GDK_BACKEND=x11 GTK_A11Y=atspi GSETTINGS_BACKEND=memory GIO_USE_VFS=local \
  LIBGL_ALWAYS_SOFTWARE=1 GSK_RENDERER=cairo WEBKIT_DISABLE_DMABUF_RENDERER=1 \
  ASSAY_SHOTS="$session/shots" ASSAY_SOURCE_DIR="$root" PYTHONDONTWRITEBYTECODE=1 \
  timeout --foreground 900 dbus-run-session -- /usr/bin/python3 "$here/drive.py" "$@" || result=$?
rm -rf "$own/../shots/$name"
cp -r "$session/shots" "$own/../shots/$name"
exit "$result"
