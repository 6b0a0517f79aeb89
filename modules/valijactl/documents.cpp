// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/documents.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "base/fault.h"

namespace valija::valijactl {

namespace {

// What the program may know of the world; nothing of the operator's own settings reaches it.
constexpr std::array<const char*, 3> kEnvironment{"PATH=/usr/bin:/bin", "LANG=C.UTF-8", nullptr};

// posix_spawn wants arrays that it promises not to write to.
char* unwritten(const char* text) { return const_cast<char*>(text); }  // NOLINT(cppcoreguidelines-pro-type-const-cast)

pid_t start(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(unwritten(word.c_str()));
    arguments.push_back(nullptr);
    std::vector<char*> environment;
    for (const char* setting : kEnvironment) environment.push_back(unwritten(setting));
    pid_t pid = 0;
    const int error = posix_spawn(&pid, words.front().c_str(), nullptr, nullptr, arguments.data(), environment.data());
    if (error != 0)
        base::broken(fmt::format("cannot start {}: {}", words.front(), std::generic_category().message(error)));
    return pid;
}

int wait_for(pid_t pid) {
    int status = 0;
    while (waitpid(pid, &status, 0) == -1) {
        if (errno != EINTR) base::broken("cannot wait for a program of ours");
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

void make_pdfs(const service::World& world, const base::Site& site, const std::filesystem::path& version,
               const std::vector<std::string>& files) {
    const std::string program = world.config().text("paths.tools") + "/documents-to-pdf";
    const std::string assets = world.config().text("paths.www") + "/assets";
    const std::string cache = version.parent_path() / kPdfCache;
    std::vector<std::string> words{program, "--base-url", site.base_url, "--assets", assets, "--cache", cache, version};
    words.insert(words.end(), files.begin(), files.end());
    if (wait_for(start(words)) != 0) base::broken(program + " failed");
}

}  // namespace valija::valijactl
