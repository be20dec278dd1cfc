#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# enter.sh TREE FOLDER[:FOLDER…] COMMAND [ARGUMENT…]: run by run.sh as root, in mounts of its own. Makes TREE the root of
# them, with those folders that there are and the source tree where they are, and runs the command. A new root and not
# chroot, in which nobody may make name spaces; and no bwrap, which takes the rights of set-uid programs, and fusermount
# is one.
set -euo pipefail

source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
tree=$1
IFS=: read -r -a folders <<<"$2"
shift 2

mount --bind "$tree" "$tree"
mkdir -p "$tree$source"
mount --rbind /dev "$tree/dev"
mount --rbind /sys "$tree/sys"
mount -t proc proc "$tree/proc"
mount -t tmpfs tmpfs "$tree/run"
mount -t tmpfs -o mode=1777 tmpfs "$tree/tmp"
for folder in "${folders[@]}"; do
  [ -d "$folder" ] || continue
  mkdir -p "$tree$folder"
  mount --bind "$folder" "$tree$folder"
done
mount --bind "$source" "$tree$source"
mount -o remount,bind,ro "$tree$source"
mkdir "$tree/run/before"
cd "$tree"
pivot_root . run/before
umount --lazy /run/before
exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin TERM="${TERM:-dumb}" "$@"
