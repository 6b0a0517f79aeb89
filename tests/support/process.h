// SPDX-License-Identifier: AGPL-3.0-or-later
// Programs that a test starts. None outlives the test, not even one that crashes.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace valija::tests {

using Command = std::vector<std::string>;

struct Finished {
    int status = 0;  // of exit(); 128 + signal when killed
    std::string out;
};

// Runs `command` (first word: a path, or a name in PATH) to its end and collects its standard output.
Finished run(const Command& command);

// A program in the background; its output goes to a file, its standard input comes from `input` (-1: the test's own).
class Process {
  public:
    Process(const Command& command, const std::string& log_file, int input = -1);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    bool is_running();
    // 0: it has ended, and that was noticed.
    pid_t pid() const { return pid_; }
    // Sends the signal and waits for the end; returns the status as in Finished.
    int end(int signal);

  private:
    pid_t pid_;
    int status_ = 0;
};

}  // namespace valija::tests
