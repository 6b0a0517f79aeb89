// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/doveadm.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/bytes.h"
#include "base/mail_address.h"
#include "courier/transfer.h"

namespace valija::courier {

namespace {

constexpr long kOk = 200;
constexpr int kNobodyConnected = 68;  // EX_NOHOST
constexpr std::size_t kAnswerMostBytes = 64UL * 1024;
constexpr const char* kTag = "kick";

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* data) {
    auto& answer = *static_cast<std::string*>(data);
    if (answer.size() + size * count > kAnswerMostBytes) return 0;
    answer.append(bytes, size * count);
    return size * count;
}

// 0 for [["doveadmResponse",[...],"kick"]], the code of [["error",{"type":"exitCode","exitCode":68},"kick"]], -1 for
// any other shape.
int exit_code_of(std::string_view answer) {
    const auto json = nlohmann::json::parse(answer, nullptr, false);
    if (!json.is_array() || json.size() != 1 || !json[0].is_array() || json[0].size() < 2) return -1;
    const auto& kind = json[0][0];
    const auto& body = json[0][1];
    if (kind == "doveadmResponse") return 0;
    if (kind != "error" || !body.is_object()) return -1;
    const auto code = body.find("exitCode");
    return code != body.end() && code->is_number_integer() ? code->get<int>() : -1;
}

}  // namespace

Delivery judge_kick(long status, std::string_view answer) {
    if (status == 0) return {DeliveryOutcome::Unreachable, "doveadm: no answer"};
    if (status != kOk) return {DeliveryOutcome::Unreachable, fmt::format("doveadm: HTTP {}", status)};
    const int code = exit_code_of(answer);
    if (code == 0 || code == kNobodyConnected) return {DeliveryOutcome::Delivered, ""};
    return {DeliveryOutcome::RefusedForNow, fmt::format("doveadm: exit code {}", code)};
}

Delivery Doveadm::kick(const std::string& address) const {
    // The mask knows wildcards: "*" would end everybody's connections.
    if (!base::is_mail_address(address) || address.find_first_of("*?") != std::string::npos)
        return {DeliveryOutcome::RefusedForGood, "not an address to kick"};
    Transfer transfer("http", "http://localhost/doveadm/v1", patience_);
    const List headers = make_list({"Authorization: X-Dovecot-API " + base::to_base64(key_)});
    const nlohmann::json command{{"kick", {{"mask", {address}}}, kTag}};
    const std::string body = command.dump();
    std::string answer;
    transfer.set(CURLOPT_UNIX_SOCKET_PATH, socket_.c_str());
    transfer.set(CURLOPT_HTTPHEADER, headers.get());
    transfer.set(CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    transfer.set(CURLOPT_POSTFIELDS, body.c_str());
    transfer.set(CURLOPT_WRITEFUNCTION, take);
    transfer.set(CURLOPT_WRITEDATA, &answer);
    const bool answered = transfer.perform() == CURLE_OK;
    return judge_kick(answered ? transfer.status() : 0, answer);
}

}  // namespace valija::courier
