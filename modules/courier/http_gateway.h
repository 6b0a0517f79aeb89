// SPDX-License-Identifier: AGPL-3.0-or-later
// Short messages through a service that takes them by HTTP: POST of {"id","to","text"} as JSON with a bearer token; any
// 2xx means that it took the message. `id` (also as Idempotency-Key) is the same at every try. What the service says is
// not read, because its words may repeat the number: only its status counts.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "courier/sms_gateway.h"

namespace valija::courier {

// 2xx: delivered. 400, 413 and 422: this message, for good. Anything else, a wrong token too: later. 0: no answer.
Delivery judge_sms_answer(long status);

class HttpGateway final : public SmsGateway {
  public:
    // https, or http to this machine's own loopback address; any other URL is a Fault. `token` empty: none is shown.
    HttpGateway(std::string url, std::string token, std::chrono::seconds patience);

    Delivery send(const Sms& sms) const override;

  private:
    std::string url_;
    std::string token_;
    std::chrono::seconds patience_;
    const char* protocol_;
};

}  // namespace valija::courier
