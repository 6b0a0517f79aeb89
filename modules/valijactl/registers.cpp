// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/registers.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <charconv>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "people/date.h"
#include "people/work_centre_store.h"

namespace valija::valijactl {

namespace {

constexpr std::size_t kMostErrors = 1'000;

std::optional<std::size_t> parse_count(const std::string& text) {
    std::size_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    const bool is_number = error == std::errc() && end == text.data() + text.size() && count > 0;
    return is_number ? std::optional(count) : std::nullopt;
}

// What the errors say of people is for the operator alone.
bool open_private(std::ofstream& file, const std::string& path) {
    const auto before = ::umask(077);
    file.open(path, std::ios::trunc);
    ::umask(before);
    return file.is_open();
}

}  // namespace

std::optional<RegisterSite> find_register_site(service::World& world, const std::string& key) {
    if (world.sites().find(key) == nullptr) {
        refuse(fmt::format("there is no site \"{}\"", base::make_printable(key)));
        return std::nullopt;
    }
    world.open_database();
    auto connection = world.pool().take();
    const auto id = people::find_site_id(*connection, key);
    auto profiles = people::list_profiles(*connection, key);
    if (!id || profiles.empty()) {
        refuse("the database does not know this site and its domains yet; valijactl sites load");
        return std::nullopt;
    }
    return RegisterSite{.key = key, .id = *id, .profiles = std::move(profiles)};
}

std::optional<base::Time> parse_day(const std::string& text) {
    const auto date = people::read_date(text);
    return date ? std::optional(base::Time(std::chrono::sys_days(*date))) : std::nullopt;
}

std::unique_ptr<ImportFrame> ImportFrame::open(const Options& options) {
    std::unique_ptr<ImportFrame> frame(new ImportFrame);
    const auto encoding = people::parse_encoding(options.text_or("--encoding", "utf-8"));
    const auto most = parse_count(options.text_or("--max-errors", std::to_string(kMostErrors)));
    const std::string& path = options.words().front();
    if (!encoding) {
        refuse("the encoding is utf-8 or iso-8859-1");
        return nullptr;
    }
    if (!most) {
        refuse("--max-errors takes a number from 1");
        return nullptr;
    }
    frame->encoding_ = *encoding;
    frame->most_errors_ = *most;
    frame->as_json_ = options.has("--json");
    frame->reads_standard_input_ = path == "-";
    if (!frame->reads_standard_input_) {
        frame->file_.open(path, std::ios::binary);
        if (!frame->file_ || std::filesystem::is_directory(path)) {
            refuse("cannot read the file " + base::make_printable(path));
            return nullptr;
        }
    }
    if (options.has("--errors") && !open_private(frame->errors_, options.text_or("--errors", ""))) {
        refuse("cannot write the file " + base::make_printable(options.text_or("--errors", "")));
        return nullptr;
    }
    return frame;
}

int ImportFrame::run(people::Register& target, bool dry_run) {
    std::istream& file = reads_standard_input_ ? std::cin : file_;
    return finish(people::run_import(file, encoding_, target, [this](const auto& problem) { tell(problem); }), dry_run);
}

std::string ImportFrame::to_line(const people::ImportProblem& problem) {
    std::string line;
    if (problem.line > 0) line += fmt::format("line {}: ", problem.line);
    if (!problem.field.empty()) line += fmt::format("{}: ", problem.field);
    return line + problem.what;
}

void ImportFrame::tell(const people::ImportProblem& problem) {
    if (++told_ > most_errors_) return;
    if (errors_.is_open()) {
        errors_ << to_line(problem) << '\n';
    } else {
        fmt::print(stderr, "{}\n", to_line(problem));
    }
}

int ImportFrame::finish(const people::ImportResult& result, bool dry_run) const {
    if (!result.refusal.empty()) return refuse(result.refusal);
    if (told_ > most_errors_) fmt::print(stderr, "and {} more\n", told_ - most_errors_);
    const auto& tally = result.tally;
    if (as_json_) {
        const nlohmann::ordered_json line{{"added", tally.added},
                                          {"changed", tally.changed},
                                          {"unchanged", tally.unchanged},
                                          {"refused", tally.refused},
                                          {"contacts_kept", tally.contacts_kept},
                                          {"dry_run", dry_run}};
        fmt::print("{}\n", line.dump());
    } else {
        fmt::print("{}added {}, changed {}, unchanged {}, refused {}; contacts kept {}\n",
                   dry_run ? "nothing written: this was a dry run\n" : "", tally.added, tally.changed, tally.unchanged,
                   tally.refused, tally.contacts_kept);
    }
    return tally.refused == 0 ? kDone : kRefused;
}

}  // namespace valija::valijactl
