#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# with-session.sh COMMAND [ARGUMENT…]: runs COMMAND in a desktop session of its own and ends with its exit code.
#
# A virtual X server, a private home, runtime folder and session bus. The bus can start one service only,
# accessibility: a stock bus would start portals and file systems that belong to the person at this machine.
# ASSAY_KEEP_SESSION=1 leaves the session's folder behind, with the X server's log, and says where it is.
set -euo pipefail

if [ $# -eq 0 ]; then
  echo "usage: with-session.sh COMMAND [ARGUMENT…]" >&2
  exit 2
fi

session=$(mktemp -d "${TMPDIR:-/tmp}/assay-session.XXXXXX")
x_pid=
command_pid=

# shellcheck disable=SC2317 # called by the trap
end_session() {
  trap - EXIT INT TERM HUP
  for pid in $command_pid $x_pid; do
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  if [ -n "${ASSAY_KEEP_SESSION:-}" ]; then
    echo "with-session.sh: the session's files are in $session" >&2
  else
    rm -rf "$session" 2>/dev/null || true
  fi
}
trap end_session EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

for name in dbus-run-session Xvfb; do
  if ! command -v "$name" >/dev/null; then
    echo "with-session.sh: '$name' is not installed; './dev setup' installs it" >&2
    exit 127
  fi
done

make_home() {
  mkdir -m 700 "$session/home" "$session/run" "$session/tmp"
  mkdir -p "$session/home/.config/gtk-4.0" "$session/home/.local/share" "$session/home/.local/state" "$session/home/.cache"
  cat >"$session/home/.config/gtk-4.0/settings.ini" <<'SETTINGS'
[Settings]
gtk-enable-animations=false
gtk-cursor-blink=false
gtk-overlay-scrolling=false
gtk-font-name=Cantarell 11
gtk-xft-antialias=1
gtk-xft-hinting=0
gtk-xft-rgba=none
SETTINGS
  export HOME=$session/home
  export XDG_RUNTIME_DIR=$session/run TMPDIR=$session/tmp
  export XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share
  export XDG_STATE_HOME=$HOME/.local/state XDG_CACHE_HOME=$HOME/.cache
  unset XDG_CURRENT_DESKTOP XDG_SESSION_TYPE XDG_SESSION_ID DESKTOP_SESSION DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS
}

make_bus() {
  local launcher
  for launcher in /usr/libexec/at-spi-bus-launcher /usr/lib/at-spi2-core/at-spi-bus-launcher \
    /usr/lib/at-spi-bus-launcher; do
    [ -x "$launcher" ] && break
  done
  mkdir "$session/services"
  printf '[D-BUS Service]\nName=org.a11y.Bus\nExec=%s\n' "$launcher" >"$session/services/org.a11y.Bus.service"
  cat >"$session/bus.conf" <<BUS
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:dir=$session/run</listen>
  <servicedir>$session/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
BUS
}

# Xvfb writes the number of the display it took, once it listens: no guessing and no waiting by the clock.
start_x() {
  local display
  mkfifo "$session/display"
  exec 7<>"$session/display"
  Xvfb -displayfd 7 -screen 0 1280x900x24 -nolisten tcp -noreset -extension GLX \
    </dev/null >"$session/xvfb.log" 2>&1 &
  x_pid=$!
  if ! read -r -t 30 display <&7; then
    echo "with-session.sh: the X server did not start:" >&2
    cat "$session/xvfb.log" >&2
    exit 125
  fi
  exec 7>&-
  export DISPLAY=:$display
  unset WAYLAND_DISPLAY XAUTHORITY
}

set_environment() {
  export GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_A11Y=${GTK_A11Y:-atspi}
  export GSETTINGS_BACKEND=memory GIO_USE_VFS=local GIO_USE_VOLUME_MONITOR=unix
  export ADW_DISABLE_PORTAL=1 GTK_USE_PORTAL=0 NO_AT_BRIDGE=0
  export WEBKIT_DISABLE_DMABUF_RENDERER=1 LIBGL_ALWAYS_SOFTWARE=1
  export LANG=C.UTF-8 TZ=UTC
  unset LC_ALL LANGUAGE GTK_THEME GTK_DEBUG
}

make_home
make_bus
start_x
set_environment

# In the background and waited for, so that a signal to this script is acted on at once.
dbus-run-session --config-file="$session/bus.conf" -- "$@" <&0 &
command_pid=$!
result=0
wait "$command_pid" || result=$?
command_pid=
exit "$result"
