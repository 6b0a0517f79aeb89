// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/courier.h"

#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <thread>

#include "base/log.h"
#include "courier/carriers.h"
#include "courier/cleaning.h"
#include "courier/lane.h"
#include "courier/sealing.h"
#include "courier/transfer.h"
#include "service/run.h"

namespace valija::courier {

namespace {

// What is under way may end by itself this long; a dialogue that takes longer is cut off, and its lease runs out.
constexpr std::chrono::milliseconds kGrace(800);
// A dialogue must be over well before its lease is.
constexpr int kLeasesToPatience = 3;

// Threads that can be asked to stop and waited for with a limit.
class Crew {
  public:
    using Work = std::function<void(const std::stop_token&)>;

    void start(Work work) {
        const std::lock_guard lock(mutex_);
        ++running_;
        threads_.emplace_back([this, work = std::move(work)](const std::stop_token& stop) {
            work(stop);
            const std::lock_guard done(mutex_);
            --running_;
            finished_.notify_all();
        });
    }

    // False: somebody is still at it.
    bool stop_within(std::chrono::milliseconds grace) {
        for (auto& thread : threads_) thread.request_stop();
        std::unique_lock lock(mutex_);
        return finished_.wait_for(lock, grace, [&] { return running_ == 0; });
    }

  private:
    std::mutex mutex_;
    std::condition_variable finished_;
    unsigned running_ = 0;
    std::list<std::jthread> threads_;  // destroyed, and so joined, before what they use
};

// In all threads, so that wait_for_end() alone gets them.
sigset_t block_signals() {
    sigset_t ending;
    ::sigemptyset(&ending);
    ::sigaddset(&ending, SIGTERM);
    ::sigaddset(&ending, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
    return ending;
}

void wait_for(const sigset_t& signals) {
    int signal = 0;
    while (::sigwait(&signals, &signal) != 0) {
    }
}

struct Carriers {
    const MailCarrier& mail;
    const KickCarrier& kicks;
    const RecoveryCarrier& recoveries;
    const SmsCarrier* sms;  // nullptr: not on this machine
};

// Returns when every thread has ended; otherwise the process ends here, as a kill would end it: leases cover that.
void work_until(const sigset_t& ending, const service::World& world, const Carriers& carriers, Sealing& sealing,
                std::chrono::seconds lease) {
    const auto mail_lanes = world.config().number_or("courier.mail_lanes", 2, 1, 32);
    std::list<Lane> lanes;
    Cleaning cleaning(world);
    Crew crew;
    const auto open_lane = [&](const Carrier& carrier) {
        Lane& lane = lanes.emplace_back(world, carrier, lease);
        crew.start([&lane](const std::stop_token& stop) { lane.run(stop); });
    };
    for (auto i = 0; i < mail_lanes; ++i) open_lane(carriers.mail);
    open_lane(carriers.kicks);
    open_lane(carriers.recoveries);
    if (carriers.sms != nullptr) open_lane(*carriers.sms);
    crew.start([&](const std::stop_token& stop) { cleaning.run(stop); });
    crew.start([&](const std::stop_token& stop) { sealing.run(stop); });
    spdlog::info("delivering, {} lanes for mail, {} for short messages", mail_lanes, carriers.sms != nullptr ? 1 : 0);
    wait_for(ending);
    if (crew.stop_within(kGrace)) return;
    spdlog::warn("stopped in the middle of a delivery; it will be repeated");
    spdlog::shutdown();
    std::_Exit(0);
}

void serve(const sigset_t& ending, const std::string& config_file) {
    service::World world("courier", config_file);
    world.open_database();
    world.open_templates();
    start_transfers();
    const base::Config& config = world.config();
    const std::chrono::seconds lease(config.number_or("courier.lease_seconds", 90, 3, 3600));
    const std::chrono::seconds patience = lease / kLeasesToPatience;
    const auto outbox = outbox::Outbox::from_config(config, world.random());
    const MailCarrier mail(world, outbox,
                           Smtp(static_cast<unsigned>(config.number("mail.courier_port", 1, 65535)), patience));
    auto gateway = make_sms_gateway(config, patience);
    std::optional<SmsCarrier> sms;
    if (gateway) sms.emplace(world, outbox, std::move(gateway));
    const KickCarrier kicks(outbox, Doveadm(config.text("mail.doveadm_socket"), config.text("doveadm_key"), patience));
    const RecoveryCarrier recoveries(world, outbox);
    accounts::HeadsFile heads(config.text("paths.movement_heads"));
    const HeadMail head_mail(world, outbox);
    Sealing sealing(world, heads, head_mail);
    service::drop_privileges(config, config.text_or("sms.group", ""));
    const Carriers carriers{.mail = mail, .kicks = kicks, .recoveries = recoveries, .sms = sms ? &*sms : nullptr};
    work_until(ending, world, carriers, sealing, lease);
}

}  // namespace

int run(int argc, char** argv) noexcept {
    try {
        const std::string config_file = service::parse_config_option(argc, argv);
        const sigset_t ending = block_signals();
        base::open_log("valija-courier");
        serve(ending, config_file);
        spdlog::info("stopped");
        return 0;
    } catch (const std::exception& error) {
        spdlog::critical("cannot start: {}", error.what());
        return 1;
    }
}

}  // namespace valija::courier
