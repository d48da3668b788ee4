#!/bin/sh
# Starts the systemd of the system in a folder as the first process of a machine of its own, as a container does:
# nothing of this machine can be changed from in there. Run by booted.py in fresh namespaces. Usage: boot.sh FOLDER
set -eu
folder=$1

mount --make-rprivate /
mount --bind "$folder" "$folder" # units with a view of their own of the disk want a real root
mount -t proc proc "$folder/proc"
mount --bind "$folder/proc/sys" "$folder/proc/sys"
mount -o remount,bind,ro "$folder/proc/sys"
mount -t sysfs -o ro sysfs "$folder/sys"
mount -t cgroup2 cgroup2 "$folder/sys/fs/cgroup"
mount -t tmpfs tmpfs "$folder/run"
mount -t tmpfs tmpfs "$folder/tmp"
mount -t tmpfs -o mode=755 tmpfs "$folder/dev"
for device in null zero full random urandom tty; do
    touch "$folder/dev/$device"
    mount --bind "/dev/$device" "$folder/dev/$device"
done
ln -s /proc/self/fd "$folder/dev/fd"
for number in 0 1 2; do
    ln -s "fd/$number" "$folder/dev/$(echo stdin stdout stderr | cut -d' ' -f$((number + 1)))"
done
mkdir "$folder/dev/pts" "$folder/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$folder/dev/pts"
ln -s pts/ptmx "$folder/dev/ptmx"
mount -t tmpfs tmpfs "$folder/dev/shm"
cd "$folder"
pivot_root . .
umount -l .
exec env -i container=trial PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    /lib/systemd/systemd --log-target=console --show-status=0
