// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/smtp.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "base/mail_address.h"
#include "courier/transfer.h"

namespace valija::courier {

namespace {

constexpr int kClosing = 221;
constexpr std::size_t kCodeDigits = 3;
constexpr std::size_t kEnhancedMost = 11;  // "5.999.999" with something to spare

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int code_of(std::string_view line) {
    if (line.size() < kCodeDigits || !std::all_of(line.begin(), line.begin() + kCodeDigits, is_digit)) return 0;
    return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
}

// "550 5.1.1 <ana@..." -> "5.1.1"; empty when the server gives none.
std::string enhanced_of(std::string_view line) {
    line.remove_prefix(std::min(line.size(), kCodeDigits + 1));
    const auto end = std::find_if_not(line.begin(), line.end(), [](char c) { return is_digit(c) || c == '.'; });
    const std::string found(line.begin(), end);
    return found.size() <= kEnhancedMost && std::count(found.begin(), found.end(), '.') == 2 ? found : std::string();
}

struct Upload {
    std::string_view rest;
};

std::size_t give(char* room, std::size_t size, std::size_t count, void* data) {
    auto& rest = static_cast<Upload*>(data)->rest;
    const std::size_t bytes = std::min(rest.size(), size * count);
    std::memcpy(room, rest.data(), bytes);
    rest.remove_prefix(bytes);
    return bytes;
}

std::size_t take_line(char* line, std::size_t size, std::size_t count, void* data) {
    static_cast<SmtpReplies*>(data)->read({line, size * count});
    return size * count;
}

}  // namespace

void SmtpReplies::read(std::string_view line) {
    const int code = code_of(line);
    if (code == 0 || code == kClosing) return;
    greeted_ = greeted_ || code == 250;
    refusal_ = code >= 400 ? code : 0;
    enhanced_ = refusal_ != 0 ? enhanced_of(line) : std::string();
}

std::string SmtpReplies::refusal_text() const {
    return fmt::format("smtp {}{}{}", refusal_, enhanced_.empty() ? "" : " ", enhanced_);
}

Delivery judge_dialogue(int line, const SmtpReplies& replies) {
    if (line == CURLE_OK) return {DeliveryOutcome::Delivered, ""};
    if (replies.refusal() == 0) return {DeliveryOutcome::Unreachable, fmt::format("smtp: no dialogue (curl {})", line)};
    if (!replies.greeted()) return {DeliveryOutcome::Unreachable, replies.refusal_text()};
    const bool for_good = replies.refusal() >= 500;
    return {for_good ? DeliveryOutcome::RefusedForGood : DeliveryOutcome::RefusedForNow, replies.refusal_text()};
}

Delivery Smtp::send(const Envelope& envelope, const std::string& message) const {
    // The path is the name we greet with.
    Transfer transfer("smtp", fmt::format("smtp://127.0.0.1:{}/{}", port_, base::domain_of(envelope.from)), patience_);
    const List recipients = make_list({envelope.to});
    SmtpReplies replies;
    Upload upload{message};
    transfer.set(CURLOPT_MAIL_FROM, envelope.from.c_str());
    transfer.set(CURLOPT_MAIL_RCPT, recipients.get());
    transfer.set(CURLOPT_UPLOAD, 1L);
    transfer.set(CURLOPT_READFUNCTION, give);
    transfer.set(CURLOPT_READDATA, &upload);
    transfer.set(CURLOPT_HEADERFUNCTION, take_line);
    transfer.set(CURLOPT_HEADERDATA, &replies);
    return judge_dialogue(transfer.perform(), replies);
}

}  // namespace valija::courier
