# shellcheck shell=bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# From the clone to V/app: configure, build, install, and drop what is no longer installed.

readonly BUILD=${VALIJA_BUILD:-$CLONE/build}

build_all() {
    mkdir -p "$BUILD"
    exec 7>"$BUILD/.lock"
    flock 7 # another instance of this clone may be building
    step "build" build_programs
    step "install" install_programs
    exec 7>&-
}

build_programs() {
    if [ ! -f "$BUILD/build.ninja" ]; then
        cmake -S "$CLONE" -B "$BUILD" -G Ninja -DCMAKE_BUILD_TYPE=Release 9>&- 8>&-
    fi
    cmake --build "$BUILD" --target "${BUILD_TARGET:-programs}" 9>&- 8>&-
}

install_programs() {
    cmake --install "$BUILD" --prefix "$APP"
    mv "$BUILD/install_manifest.txt" "$V/run/installed"
    chmod -R go+rX,go-w "$APP"
    drop_stale_files
}

drop_stale_files() {
    find "$APP" ! -type d | sort >"$V/run/present"
    sed "s,/\./,/," "$V/run/installed" | sort | comm -13 - "$V/run/present" | xargs -r -d '\n' rm -f
    find "$APP" -mindepth 1 -type d -empty -delete
}
