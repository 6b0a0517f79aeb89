// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sieve/reply.h"

#include <charconv>

#include "base/fault.h"
#include "base/text.h"

namespace valija::sieve {

namespace {

[[noreturn]] void malformed() { base::broken("a ManageSieve server answered something else"); }

// What is not there yet ends the reading by this, which never leaves parse_reply().
struct MoreToCome {};

class Reader {
  public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    std::size_t position() const { return at_; }

    // The tokens of one line, without its end.
    std::vector<std::string> line() {
        std::vector<std::string> tokens;
        while (peek() != '\r') {
            if (peek() == ' ') {
                ++at_;
            } else {
                tokens.push_back(token());
            }
        }
        end_of_line();
        return tokens;
    }

  private:
    char peek() const {
        if (at_ >= bytes_.size()) throw MoreToCome();
        return bytes_[at_];
    }

    std::string token() {
        switch (peek()) {
            case '"':
                return quoted();
            case '{':
                return literal();
            case '(':
                return code();
            default:
                return word();
        }
    }

    std::string quoted() {
        std::string text;
        for (++at_; peek() != '"'; ++at_) {
            if (peek() == '\\') ++at_;
            text += peek();
        }
        ++at_;
        return text;
    }

    std::string literal() {
        const std::size_t digits = ++at_;
        while (peek() != '}') ++at_;
        std::size_t size = 0;
        const char* end = bytes_.data() + at_;
        const auto [stop, error] = std::from_chars(bytes_.data() + digits, end, size);
        if (error != std::errc() || stop != end || size > kReplyMaxBytes) malformed();
        ++at_;
        end_of_line();
        if (bytes_.size() - at_ < size) throw MoreToCome();
        at_ += size;
        return std::string(bytes_.substr(at_ - size, size));
    }

    // A response code, (QUOTA/MAXSIZE "..."), as it stands.
    std::string code() {
        const std::size_t start = at_;
        for (++at_; peek() != ')'; ++at_) {
            if (peek() == '\r') malformed();
            if (peek() != '"') continue;
            quoted();
            --at_;
        }
        ++at_;
        return std::string(bytes_.substr(start, at_ - start));
    }

    std::string word() {
        const std::size_t start = at_;
        while (peek() != ' ' && peek() != '\r') ++at_;
        return std::string(bytes_.substr(start, at_ - start));
    }

    void end_of_line() {
        if (peek() != '\r') malformed();
        ++at_;
        if (peek() != '\n') malformed();
        ++at_;
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
};

std::optional<Reply::Status> read_status(const std::string& word) {
    const std::string lower = base::to_lower(word);
    if (lower == "ok") return Reply::Status::Ok;
    if (lower == "no") return Reply::Status::No;
    if (lower == "bye") return Reply::Status::Bye;
    return std::nullopt;
}

}  // namespace

std::optional<Reply> parse_reply(std::string_view bytes) {
    Reply reply;
    Reader reader(bytes.substr(0, kReplyMaxBytes));
    try {
        while (true) {
            const bool is_word =
                bytes.size() > reader.position() && bytes[reader.position()] != '"' && bytes[reader.position()] != '{';
            auto tokens = reader.line();
            if (tokens.empty()) malformed();
            const auto status = is_word ? read_status(tokens.front()) : std::nullopt;
            if (!status) {
                reply.lines.push_back(std::move(tokens));
                continue;
            }
            reply.status = *status;
            if (tokens.size() > 1) reply.text = tokens.back();
            reply.bytes = reader.position();
            return reply;
        }
    } catch (const MoreToCome&) {
        if (bytes.size() >= kReplyMaxBytes) malformed();
        return std::nullopt;
    }
}

}  // namespace valija::sieve
