// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/process.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>

#include "base/fault.h"

namespace valija::tests {

namespace {

pid_t start(const Command& command, int output, int input = -1) {
    std::vector<char*> words;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    const pid_t pid = ::fork();
    if (pid < 0) base::broken("fork failed");
    if (pid > 0) return pid;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::signal(SIGPIPE, SIG_DFL);
    if (input >= 0) ::dup2(input, STDIN_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::execvp(words[0], words.data());
    ::_exit(127);
}

int to_status(int waited) { return WIFEXITED(waited) ? WEXITSTATUS(waited) : 128 + WTERMSIG(waited); }

int wait_for(pid_t pid) {
    int waited = 0;
    while (::waitpid(pid, &waited, 0) < 0) {
    }
    return to_status(waited);
}

std::string read_all(int descriptor) {
    std::string text;
    std::array<char, 4096> buffer{};
    for (;;) {
        const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
        if (count <= 0) return text;
        text.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

}  // namespace

Finished run(const Command& command) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) base::broken("pipe failed");
    const pid_t pid = start(command, pipe[1]);
    ::close(pipe[1]);
    Finished finished;
    finished.out = read_all(pipe[0]);
    ::close(pipe[0]);
    finished.status = wait_for(pid);
    return finished;
}

Process::Process(const Command& command, const std::string& log_file, int input) : pid_(0) {
    const int log = ::open(log_file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (log < 0) base::broken("cannot write " + log_file);
    pid_ = start(command, log, input);
    ::close(log);
}

Process::~Process() { end(SIGKILL); }

bool Process::is_running() {
    int waited = 0;
    if (pid_ > 0 && ::waitpid(pid_, &waited, WNOHANG) == pid_) {
        status_ = to_status(waited);
        pid_ = 0;
    }
    return pid_ > 0;
}

int Process::end(int signal) {
    if (!is_running()) return status_;
    ::kill(pid_, signal);
    status_ = wait_for(pid_);
    pid_ = 0;
    return status_;
}

}  // namespace valija::tests
