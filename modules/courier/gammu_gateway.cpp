// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/gammu_gateway.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <thread>

#include "base/log.h"
#include "courier/gammu_file.h"

namespace valija::courier {

namespace {

namespace files = std::filesystem;

constexpr std::chrono::milliseconds kLookAgain(100);
const std::string kHidden = ".";
constexpr mode_t kForSmsd = 0640;  // whose group the folder hands on

// Whole and on the disk, or false.
bool write_file(const std::string& path, std::string_view content) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kForSmsd);
    if (descriptor < 0) return false;
    bool good = true;
    while (good && !content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        good = written > 0;
        if (good) content.remove_prefix(static_cast<std::size_t>(written));
    }
    good = good && ::fsync(descriptor) == 0;
    return ::close(descriptor) == 0 && good;
}

void remove(const std::string& path) {
    std::error_code ignored;  // it may have gone meanwhile
    files::remove(path, ignored);
}

}  // namespace

std::string GammuGateway::path(const char* folder, const std::string& file) const {
    return spool_ + '/' + folder + '/' + file;
}

// In the order in which a file moves: what is not in the outbox any more is seen where it went.
GammuGateway::Whereabouts GammuGateway::look(const std::string& file) const {
    std::error_code ignored;
    if (files::exists(path("outbox", file), ignored)) return Whereabouts::Outbox;
    if (files::exists(path("sent", file), ignored)) return Whereabouts::Sent;
    if (files::exists(path("error", file), ignored)) return Whereabouts::Error;
    return Whereabouts::Nowhere;
}

Delivery GammuGateway::send(const Sms& sms) const {
    const std::string file = gammu_file_name(sms.name);
    if (look(file) == Whereabouts::Nowhere) {
        const auto reference = static_cast<unsigned char>(sms.name.row & 0xFFU);
        if (!put(file, write_gammu_file(sms.to, split_sms(sms.text), reference)))
            return {DeliveryOutcome::Unreachable, "gammu: cannot write into the spool"};
    }
    return follow(file);
}

Delivery GammuGateway::follow(const std::string& file) const {
    const auto end = std::chrono::steady_clock::now() + patience_;
    for (;;) {
        switch (look(file)) {
            case Whereabouts::Sent:
                return {DeliveryOutcome::Delivered, ""};
            case Whereabouts::Error:
                remove(path("error", file));  // the next try writes it anew
                return {DeliveryOutcome::RefusedForNow, "gammu: the modem could not send it"};
            case Whereabouts::Nowhere:
                return {DeliveryOutcome::RefusedForNow, "gammu: taken out of the spool"};
            case Whereabouts::Outbox:
                break;
        }
        if (std::chrono::steady_clock::now() >= end)
            return {DeliveryOutcome::Unreachable, "gammu: waits for the modem"};
        std::this_thread::sleep_for(kLookAgain);
    }
}

// smsd passes by what begins with a dot, so it sees whole files only.
bool GammuGateway::put(const std::string& file, const std::string& content) const {
    const std::string hidden = path("outbox", kHidden + file);
    if (write_file(hidden, content) && std::rename(hidden.c_str(), path("outbox", file).c_str()) == 0) return true;
    remove(hidden);
    return false;
}

void GammuGateway::forget(const SmsName& name) const {
    const std::string file = gammu_file_name(name);
    for (const char* folder : {"outbox", "sent", "error"}) remove(path(folder, file));
}

void GammuGateway::take_back() const {
    std::error_code ignored;
    for (const auto& entry : files::directory_iterator(spool_ + "/outbox", ignored)) remove(entry.path());
}

void GammuGateway::tidy(const std::function<bool(const SmsName&)>& is_queued) const {
    for (const char* folder : {"outbox", "sent", "error"}) {
        std::error_code ignored;
        for (const auto& entry : files::directory_iterator(spool_ + '/' + folder, ignored)) {
            std::string file = entry.path().filename();
            if (file.starts_with(kHidden)) file.erase(0, kHidden.size());
            const auto name = parse_gammu_file_name(file);
            if (name && !is_queued(*name)) remove(entry.path());
        }
    }
    drop_incoming();
}

void GammuGateway::drop_incoming() const {
    std::error_code ignored;
    unsigned count = 0;
    for (const auto& entry : files::directory_iterator(spool_ + "/inbox", ignored)) {
        remove(entry.path());
        ++count;
    }
    if (count > 0) spdlog::info("{} short messages came in and were dropped: nobody reads them", count);
}

}  // namespace valija::courier
