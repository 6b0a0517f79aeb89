// SPDX-License-Identifier: AGPL-3.0-or-later
// Short messages through gammu-smsd: a file in its outbox folder, which smsd sends and moves to its sent or its error
// folder. The file's name is the row's, so a courier that was killed finds at the next try what became of the message
// instead of sending it again; the file goes when that is written down. Several couriers of one machine may share a
// spool; a courier of another machine must not deliver by another modem what this one has in hand: one machine has the
// driver "gammu". What comes in is thrown away: nobody reads it here, and a full inbox would fill the card.
#pragma once

#include <chrono>
#include <string>

#include "courier/sms_gateway.h"

namespace valija::courier {

class GammuGateway final : public SmsGateway {
  public:
    // `spool` has the folders inbox, outbox, sent and error; `patience` for the modem, at each try.
    GammuGateway(std::string spool, std::chrono::milliseconds patience)
        : spool_(std::move(spool)), patience_(patience) {}

    Delivery send(const Sms& sms) const override;
    void forget(const SmsName& name) const override;
    void take_back() const override;
    void tidy(const std::function<bool(const SmsName&)>& is_queued) const override;

  private:
    enum class Whereabouts { Outbox, Sent, Error, Nowhere };

    std::string path(const char* folder, const std::string& file) const;
    Whereabouts look(const std::string& file) const;
    Delivery follow(const std::string& file) const;
    bool put(const std::string& file, const std::string& content) const;
    void drop_incoming() const;

    std::string spool_;
    std::chrono::milliseconds patience_;
};

}  // namespace valija::courier
