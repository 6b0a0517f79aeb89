// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/outside.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/bytes.h"
#include "base/config.h"
#include "base/fault.h"
#include "support/instance.h"
#include "support/temporary_folder.h"
#include "support/wait.h"

namespace valija::tests {

namespace {

constexpr db::Query kNewest{"newest_message", "SELECT MAX(id) FROM outbox"};
constexpr db::Query kState{"state_of_message", "SELECT state FROM outbox WHERE id = ?"};

std::vector<std::string> read_all(const std::string& path) {
    std::vector<std::filesystem::path> found;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(path, none)) {
        if (!entry.path().filename().string().starts_with('.')) found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    std::vector<std::string> texts;
    for (const auto& file : found) {
        std::ostringstream text;
        text << std::ifstream(file).rdbuf();
        texts.push_back(text.str());
    }
    return texts;
}

base::Config settings() {
    base::Config config;
    config.add_file(folder() + "/etc/valija.toml");
    config.add_file(folder() + "/etc/secrets/ctl.toml");
    return config;
}

std::unique_ptr<base::Clock> clock() {
    return std::make_unique<base::OffsetClock>(settings().text_or("clock.offset_file", ""));
}

}  // namespace

std::vector<std::string> mails_outside(const std::string& address) {
    return read_all(folder() + "/outside/" + address + "/new");
}

std::vector<std::string> sms_outside(const std::string& number) {
    return read_all(folder() + "/outside/sms/" + number);
}

std::string read_mail(const std::string& mail) {
    const TemporaryFolder scratch;
    return run({"/usr/bin/python3", "-I", VALIJA_SOURCE "/tests/support/read_mail.py", scratch.write("mail", mail)})
        .out;
}

std::string new_outside_address() {
    base::SystemRandom random;
    return "p" + base::to_hex(random.bytes(6)) + "@otra.example";
}

std::string new_number() {
    base::SystemRandom random;
    constexpr unsigned kNumbers = 100'000'000;
    return fmt::format("+5299{:08}", random.below(kNumbers));
}

outbox::SmsOutcome try_queue_outside(outbox::Kind kind, const outbox::Notice& notice) {
    base::SystemRandom random;
    db::Connection connection(database());
    connection.begin();
    const auto outcome =
        outbox::Outbox::from_config(settings(), random)
            .queue(connection, {.site_key = "educacion", .mailbox_id = {}}, kind, notice, clock()->now());
    connection.commit();
    return outcome;
}

std::uint64_t queue_outside(outbox::Kind kind, const outbox::Notice& notice) {
    if (try_queue_outside(kind, notice) != outbox::SmsOutcome::Queued) base::broken("the message was not queued");
    return static_cast<std::uint64_t>(db::Connection(database()).find(kNewest)->number(0));
}

std::string state_of(std::uint64_t message) { return db::Connection(database()).find(kState, message)->text(0); }

void wait_until_delivered(std::uint64_t message) {
    wait_until(fmt::format("message {} delivered", message), [&] { return state_of(message) == "delivered"; });
}

}  // namespace valija::tests
