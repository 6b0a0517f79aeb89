// SPDX-License-Identifier: AGPL-3.0-or-later
#include "service/gate.h"

#include <sys/socket.h>
#include <sys/time.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <optional>

#include "base/log.h"

namespace valija::service {

namespace {

constexpr std::size_t kHeadBytes = 8;
constexpr std::size_t kBeginBytes = 8;
constexpr char kVersion = 1;
constexpr std::array<char, 3> kTypes{1, 4, 5};  // of a begin, a parameters and a body record: Gate::Awaited
constexpr std::string_view kNoId("\0\0", 2);
constexpr std::string_view kResponder("\0\1", 2);
constexpr std::chrono::milliseconds kPatience(10000);
constexpr std::size_t kChunkBytes = 16384;

std::size_t byte(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

std::string_view take(std::string_view& bytes, std::size_t count) {
    const std::string_view taken = bytes.substr(0, count);
    bytes.remove_prefix(count);
    return taken;
}

// One byte, or four with the highest bit set (section 3.4).
std::optional<std::size_t> take_length(std::string_view& bytes) {
    const std::size_t count = !bytes.empty() && byte(bytes, 0) >= 0x80 ? 4 : 1;
    if (bytes.size() < count) return std::nullopt;
    const std::string_view digits = take(bytes, count);
    std::size_t length = byte(digits, 0) & 0x7FU;
    for (std::size_t i = 1; i < count; ++i) length = length * 256 + byte(digits, i);
    return length;
}

bool are_pairs(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto name = take_length(bytes);
        const auto value = take_length(bytes);
        if (!name || !value || *name + *value > bytes.size()) return false;
        bytes.remove_prefix(*name + *value);
    }
    return true;
}

std::chrono::milliseconds time_until(std::chrono::steady_clock::time_point end) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
}

void set_option(int connection, int option, const void* value, std::size_t size) {
    if (::setsockopt(connection, SOL_SOCKET, option, value, static_cast<socklen_t>(size)) != 0)
        spdlog::error("socket option {} cannot be set ({})", option, errno);
}

void wait_at_most(int connection, std::chrono::milliseconds time) {
    const timeval patience{.tv_sec = time.count() / 1000, .tv_usec = time.count() % 1000 * 1000};
    set_option(connection, SO_RCVTIMEO, &patience, sizeof patience);
}

// From where the next look goes on; kFromTheFront: it always begins at what is unread (socket(7)).
constexpr int kFromTheFront = -1;
void look_from(int connection, int offset) { set_option(connection, SO_PEEK_OFF, &offset, sizeof offset); }

// Each look goes on where the one before ended.
bool becomes_whole(int connection) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    Gate gate;
    std::array<char, kChunkBytes> chunk{};
    for (auto left = kPatience; left > kPatience.zero(); left = time_until(end)) {
        wait_at_most(connection, left);
        const ssize_t count = ::recv(connection, chunk.data(), chunk.size(), MSG_PEEK);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        const auto verdict = gate.see({chunk.data(), static_cast<std::size_t>(count)});
        if (verdict != Gate::Verdict::NotYet) return verdict == Gate::Verdict::Whole;
    }
    return false;
}

}  // namespace

Gate::Verdict Gate::see(std::string_view bytes) {
    unread_ += bytes;
    std::string_view rest = unread_;
    Verdict verdict = Verdict::NotYet;
    while (verdict == Verdict::NotYet && rest.size() >= kHeadBytes) {
        const std::string_view head = rest.substr(0, kHeadBytes);
        const std::size_t content = byte(head, 4) * 256 + byte(head, 5);
        const std::size_t whole = kHeadBytes + content + byte(head, 6);
        verdict = judge_head(head);
        if (verdict == Verdict::Refused || rest.size() < whole) break;
        verdict = judge(head.substr(2, 2), take(rest, whole).substr(kHeadBytes, content));
    }
    if (verdict == Verdict::Whole && !rest.empty()) return Verdict::Refused;  // who has no answer yet does not ask on
    unread_.erase(0, unread_.size() - rest.size());
    return verdict;
}

Gate::Verdict Gate::judge_head(std::string_view head) const {
    const bool awaited = head[0] == kVersion && head[1] == kTypes.at(static_cast<std::size_t>(awaited_));
    return awaited ? Verdict::NotYet : Verdict::Refused;
}

Gate::Verdict Gate::judge(std::string_view id, std::string_view content) {
    if (awaited_ == Awaited::Begin) return judge_begin(id, content);
    if (id != id_) return Verdict::Refused;
    return awaited_ == Awaited::Parameters ? judge_parameters(content) : judge_body(content);
}

Gate::Verdict Gate::judge_begin(std::string_view id, std::string_view content) {
    if (id == kNoId || content.size() != kBeginBytes || !content.starts_with(kResponder)) return Verdict::Refused;
    id_ = id;
    awaited_ = Awaited::Parameters;
    return Verdict::NotYet;
}

Gate::Verdict Gate::judge_parameters(std::string_view content) {
    if (content.empty()) {
        awaited_ = Awaited::Body;
        return are_pairs(parameters_) ? Verdict::NotYet : Verdict::Refused;
    }
    parameters_ += content;
    return parameters_.size() <= kParametersMaxBytes ? Verdict::NotYet : Verdict::Refused;
}

Gate::Verdict Gate::judge_body(std::string_view content) {
    if (content.empty()) return Verdict::Whole;
    body_bytes_ += content.size();
    return body_bytes_ <= kBodyMaxBytes ? Verdict::NotYet : Verdict::Refused;
}

// Nearly always all of it is there, and one look does.
bool has_whole_request(int connection) {
    std::array<char, kChunkBytes> chunk{};
    const ssize_t count = ::recv(connection, chunk.data(), chunk.size(), MSG_PEEK | MSG_DONTWAIT);
    if (count == 0) return false;
    if (count > 0) {
        const auto verdict = Gate().see({chunk.data(), static_cast<std::size_t>(count)});
        if (verdict != Gate::Verdict::NotYet) return verdict == Gate::Verdict::Whole;
    }
    look_from(connection, 0);
    const bool whole = becomes_whole(connection);
    look_from(connection, kFromTheFront);
    wait_at_most(connection, kPatience);
    return whole;
}

}  // namespace valija::service
