// SPDX-License-Identifier: AGPL-3.0-or-later
// The yardstick: the least that libfcgi can do behind nginx. A thread per kept connection, one constant page, nothing
// else. usage: valija-bench-hello <socket path> <threads>
#include <fcgiapp.h>

#include <cstdlib>
#include <thread>
#include <vector>

namespace {

constexpr int kBacklog = 128;
constexpr const char* kPage =
    "Status: 200\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<!DOCTYPE html><title>hello</title><p>hello\n";

void serve(int socket) {
    FCGX_Request request;
    FCGX_InitRequest(&request, socket, 0);
    while (FCGX_Accept_r(&request) == 0) {
        FCGX_PutS(kPage, request.out);
        FCGX_Finish_r(&request);
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3 || FCGX_Init() != 0) return EXIT_FAILURE;
    const int socket = FCGX_OpenSocket(argv[1], kBacklog);
    if (socket < 0) return EXIT_FAILURE;
    std::vector<std::thread> threads;
    for (int i = 0; i < std::atoi(argv[2]); ++i) threads.emplace_back(serve, socket);
    for (auto& thread : threads) thread.join();
    return EXIT_SUCCESS;
}
