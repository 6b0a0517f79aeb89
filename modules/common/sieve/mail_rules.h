// SPDX-License-Identifier: AGPL-3.0-or-later
// What a person wants done with the mail that arrives, as tables mail_rules and mail_filter keep it. Texts are UTF-8
// without control characters (but line ends in the answer); days are "2026-11-25", at the site.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace valija::sieve {

inline constexpr std::size_t kMostFilters = 20;
inline constexpr std::size_t kContainsMaxCharacters = 100;
inline constexpr std::size_t kFolderMaxCharacters = 60;
inline constexpr std::size_t kSubjectMaxCharacters = 100;
inline constexpr std::size_t kAnswerMaxCharacters = 2000;
inline constexpr int kAnswerAgainDays = 7;  // once to each sender in so long

struct Forwarding {
    std::string to;  // lower case
    bool keeps_copy = true;
};

struct Vacation {
    bool on = false;
    std::optional<std::string> from = {};
    std::optional<std::string> until = {};
    std::string subject = {};
    std::string text = {};
};

enum class Field { From, To, Subject };
enum class Action { Folder, Flag, Seen, Trash };

struct Filter {
    Field field = Field::From;
    std::string contains;
    Action action = Action::Folder;
    std::string folder = {};  // Action::Folder
};

struct MailRules {
    std::optional<Forwarding> forwarding = {};
    Vacation vacation = {};
    std::vector<Filter> filters = {};
};

// A folder's name as a person may choose it: no hierarchy and none of the letters that mean something to a mail store.
bool is_folder_name(const std::string& name);

}  // namespace valija::sieve
