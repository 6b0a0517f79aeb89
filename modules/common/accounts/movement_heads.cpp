// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/movement_heads.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/bytes.h"
#include "base/fault.h"

namespace valija::accounts {

namespace {

constexpr mode_t kMode = 0640;
constexpr std::size_t kLineMaxBytes = 128;  // 20 digits, 64 of hex and a time

std::string to_line(const Head& head) { return fmt::format("{} {}\n", to_text(head), base::to_sql(head.sealed_at)); }

std::optional<Head> parse_line(const std::string& line) {
    const auto end = line.find(' ');
    auto head = parse_head(std::string_view(line).substr(0, end));
    if (!head || end == std::string::npos) return std::nullopt;
    try {
        head->sealed_at = base::from_sql(line.substr(end + 1));
    } catch (const base::Fault&) {
        return std::nullopt;
    }
    return head;
}

// The end of a file: two lines at least, if it has them.
std::string read_tail(int file, off_t size) {
    std::array<char, 2 * kLineMaxBytes> room{};
    const std::size_t wanted = std::min(room.size(), static_cast<std::size_t>(size));
    const ssize_t count = ::pread(file, room.data(), wanted, size - static_cast<off_t>(wanted));
    return count > 0 ? std::string(room.data(), static_cast<std::size_t>(count)) : std::string();
}

}  // namespace

std::string to_text(const Head& head) { return fmt::format("{}:{}", head.number, base::to_hex(head.mac)); }

std::optional<Head> parse_head(std::string_view text) {
    Head head;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), head.number);
    if (error != std::errc() || head.number == 0 || end == text.data() + text.size() || *end != ':')
        return std::nullopt;
    const auto mac = base::from_hex(text.substr(static_cast<std::size_t>(end - text.data()) + 1));
    if (!mac || mac->size() != crypto::kDigestBytes) return std::nullopt;
    head.mac = *mac;
    return head;
}

HeadsFile::HeadsFile(const std::string& path)
    : path_(path), file_(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, kMode)) {
    if (file_ < 0) base::broken("cannot write " + path_);
    const off_t size = ::lseek(file_, 0, SEEK_END);
    std::string tail = read_tail(file_, size);
    const auto torn = tail.size() - (tail.rfind('\n') + 1);  // npos + 1 is 0
    if (torn > 0 && ::ftruncate(file_, size - static_cast<off_t>(torn)) != 0) base::broken("cannot mend " + path_);
    tail.resize(tail.size() - torn);
    if (tail.empty()) return;
    tail.pop_back();
    last_ = parse_line(tail.substr(tail.rfind('\n') + 1));
}

HeadsFile::~HeadsFile() { ::close(file_); }

void HeadsFile::append(const Head& head) {
    const std::string line = to_line(head);
    const off_t size = ::lseek(file_, 0, SEEK_END);
    if (::write(file_, line.data(), line.size()) != static_cast<ssize_t>(line.size()) || ::fsync(file_) != 0) {
        const bool is_whole = ::ftruncate(file_, size) == 0;
        base::unavailable(fmt::format("cannot write {}{}", path_, is_whole ? "" : ", its last line is torn"));
    }
    last_ = head;
}

HeadsReader::HeadsReader(const std::string& path) : path_(path), file_(path, std::ios::binary | std::ios::ate) {
    if (!file_) return;
    end_ = file_.tellg();
    file_.seekg(0);
}

std::optional<Head> HeadsReader::next() {
    std::string line;
    if (!file_ || file_.tellg() >= end_ || !std::getline(file_, line)) return std::nullopt;
    ++line_;
    auto head = parse_line(line);
    if (!head) base::broken(fmt::format("{}:{}: no head of the chain", path_, line_));
    return head;
}

}  // namespace valija::accounts
