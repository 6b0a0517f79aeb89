// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/http_gateway.h"

#include <curl/urlapi.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/fault.h"
#include "base/text.h"
#include "courier/transfer.h"

namespace valija::courier {

namespace {

std::size_t ignore(char* /*bytes*/, std::size_t size, std::size_t count, void* /*data*/) { return size * count; }

class Url {
  public:
    explicit Url(const std::string& text) : handle_(curl_url()) {
        is_good_ = handle_ && curl_url_set(handle_.get(), CURLUPART_URL, text.c_str(), 0) == CURLUE_OK;
    }

    std::string part(CURLUPart what) const {
        char* found = nullptr;
        if (!is_good_ || curl_url_get(handle_.get(), what, &found, 0) != CURLUE_OK) return {};
        std::string text(found);
        curl_free(found);
        return text;
    }

  private:
    struct Cleanup {
        void operator()(CURLU* handle) const { curl_url_cleanup(handle); }
    };
    std::unique_ptr<CURLU, Cleanup> handle_;
    bool is_good_ = false;
};

const char* protocol_of(const std::string& text) {
    const Url url(text);
    const std::string scheme = url.part(CURLUPART_SCHEME);
    const std::string host = url.part(CURLUPART_HOST);
    if (scheme == "https") return "https";
    if (scheme == "http" && (host == "127.0.0.1" || host == "localhost" || host == "[::1]")) return "http";
    base::broken("setting sms.http_url must be an https URL");
}

std::string id_of(const SmsName& name) {
    return fmt::format("valija.{}.{}", name.row, name.queued_at.time_since_epoch().count());
}

}  // namespace

Delivery judge_sms_answer(long status) {
    constexpr long kBadRequest = 400;
    constexpr long kTooLarge = 413;
    constexpr long kUnprocessable = 422;
    if (status == 0) return {DeliveryOutcome::Unreachable, "sms gateway: no answer"};
    if (status >= 200 && status < 300) return {DeliveryOutcome::Delivered, ""};
    const bool for_good = status == kBadRequest || status == kTooLarge || status == kUnprocessable;
    return {for_good ? DeliveryOutcome::RefusedForGood : DeliveryOutcome::RefusedForNow,
            fmt::format("sms gateway: HTTP {}", status)};
}

HttpGateway::HttpGateway(std::string url, std::string token, std::chrono::seconds patience)
    : url_(std::move(url)), token_(std::move(token)), patience_(patience), protocol_(protocol_of(url_)) {
    if (base::has_control_characters(token_, false)) base::broken("setting sms_token has control characters");
}

Delivery HttpGateway::send(const Sms& sms) const {
    Transfer transfer(protocol_, url_, patience_);
    const std::string id = id_of(sms.name);
    const List headers = make_list({"Content-Type: application/json", "Idempotency-Key: " + id,
                                    token_.empty() ? "Authorization:" : "Authorization: Bearer " + token_});
    const std::string body = nlohmann::json{{"id", id}, {"to", sms.to}, {"text", sms.text}}.dump();
    transfer.set(CURLOPT_HTTPHEADER, headers.get());
    transfer.set(CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    transfer.set(CURLOPT_POSTFIELDS, body.c_str());
    transfer.set(CURLOPT_WRITEFUNCTION, ignore);
    const bool answered = transfer.perform() == CURLE_OK;
    return judge_sms_answer(answered ? transfer.status() : 0);
}

}  // namespace valija::courier
