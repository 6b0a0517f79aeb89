// SPDX-License-Identifier: AGPL-3.0-or-later
// The spool without a daemon: the test moves the files as gammu-smsd would. The real one is talked to in the
// integration tests; Gammu's dummy phone never fails, so what a modem refuses is seen here alone.
#include "courier/gammu_gateway.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "courier/gammu_file.h"
#include "support/suite.h"
#include "support/temporary_folder.h"
#include "support/wait.h"

namespace valija::courier {

namespace {

namespace files = std::filesystem;
using namespace std::chrono_literals;

Sms make_sms(std::uint64_t row) {
    return {.name = {.row = row, .queued_at = base::from_sql("2026-11-21 20:15:00.123")},
            .to = "+525555550120",
            .text = "Hola"};
}

}  // namespace

class GammuGatewayTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(GammuGatewayTest);
    CPPUNIT_TEST(what_smsd_has_sent_is_delivered);
    CPPUNIT_TEST(what_the_modem_refuses_is_tried_anew);
    CPPUNIT_TEST(without_a_modem_it_waits_and_is_not_laid_out_twice);
    CPPUNIT_TEST(what_went_out_while_nobody_looked_is_not_sent_again);
    CPPUNIT_TEST(what_is_settled_leaves_nothing_behind);
    CPPUNIT_TEST(what_waits_is_taken_back);
    CPPUNIT_TEST(leftovers_go_and_what_is_queued_stays);
    CPPUNIT_TEST(what_comes_in_is_dropped);
    CPPUNIT_TEST(a_spool_that_cannot_be_written_is_tried_again);
    CPPUNIT_TEST(others_cannot_read_it);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        folder_ = std::make_unique<tests::TemporaryFolder>();
        for (const char* name : {"inbox", "outbox", "sent", "error"}) files::create_directory(folder_->path(name));
    }
    void tearDown() override { folder_.reset(); }

    void what_smsd_has_sent_is_delivered() {
        const std::jthread smsd([&] { move("outbox", "sent"); });
        CHECK_EQUAL(DeliveryOutcome::Delivered, gateway(20s).send(make_sms(42)).outcome);
        CHECK_EQUAL("sent/OUTC1795292100123_v42.smsbackup", spool());
    }

    void what_the_modem_refuses_is_tried_anew() {
        {
            const std::jthread smsd([&] { move("outbox", "error"); });
            const auto delivery = gateway(20s).send(make_sms(42));
            CHECK_EQUAL(DeliveryOutcome::RefusedForNow, delivery.outcome);
            CHECK_EQUAL("gammu: the modem could not send it", delivery.reason);
        }
        CHECK_EQUAL("", spool());
        const std::jthread smsd([&] { move("outbox", "sent"); });
        CHECK_EQUAL(DeliveryOutcome::Delivered, gateway(20s).send(make_sms(42)).outcome);
    }

    void without_a_modem_it_waits_and_is_not_laid_out_twice() {
        for (int tries = 0; tries < 3; ++tries) {
            const auto delivery = gateway(1ms).send(make_sms(42));
            CHECK_EQUAL(DeliveryOutcome::Unreachable, delivery.outcome);
            CHECK_EQUAL("outbox/OUTC1795292100123_v42.smsbackup", spool());
        }
    }

    // The courier was killed, or the modem took its time: the next try finds what became of it.
    void what_went_out_while_nobody_looked_is_not_sent_again() {
        CHECK_EQUAL(DeliveryOutcome::Unreachable, gateway(1ms).send(make_sms(42)).outcome);
        move("outbox", "sent");
        CHECK_EQUAL(DeliveryOutcome::Delivered, gateway(1ms).send(make_sms(42)).outcome);
        CHECK_EQUAL("sent/OUTC1795292100123_v42.smsbackup", spool());
    }

    void what_is_settled_leaves_nothing_behind() {
        for (const char* folder : {"sent", "error", "outbox"}) {
            CHECK_EQUAL(DeliveryOutcome::Unreachable, gateway(1ms).send(make_sms(42)).outcome);
            if (std::string(folder) != "outbox") move("outbox", folder);
            gateway(1ms).forget(make_sms(42).name);
            CHECK_EQUAL("", spool());
        }
    }

    void what_waits_is_taken_back() {
        for (const auto row : {1U, 2U}) gateway(1ms).send(make_sms(row));
        gateway(1ms).take_back();
        CHECK_EQUAL("", spool());
    }

    // A courier that was killed between writing down what became of a message and forgetting it, or while writing.
    void leftovers_go_and_what_is_queued_stays() {
        for (const auto row : {1U, 2U, 3U}) gateway(1ms).send(make_sms(row));
        move("outbox", "sent");
        for (const auto row : {4U, 5U}) gateway(1ms).send(make_sms(row));
        folder_->write("outbox/." + gammu_file_name(make_sms(6).name), "half");
        folder_->write("outbox/OUTA+525555550199.txt", "somebody else's");
        const std::set<std::uint64_t> queued{2, 5};
        gateway(1ms).tidy([&](const SmsName& name) {
            CHECK(name.queued_at == make_sms(1).name.queued_at);
            return queued.contains(name.row);
        });
        CHECK_EQUAL(
            "outbox/OUTA+525555550199.txt outbox/OUTC1795292100123_v5.smsbackup sent/OUTC1795292100123_v2.smsbackup",
            spool());
    }

    void what_comes_in_is_dropped() {
        folder_->write("inbox/IN20261121_201500_00_+525555550120_00.txt", "STOP");
        gateway(1ms).tidy([](const SmsName&) { return true; });
        CHECK_EQUAL("", spool());
    }

    void a_spool_that_cannot_be_written_is_tried_again() {
        files::remove_all(folder_->path("outbox"));
        const auto delivery = gateway(1ms).send(make_sms(42));
        CHECK_EQUAL(DeliveryOutcome::Unreachable, delivery.outcome);
        CHECK_EQUAL("gammu: cannot write into the spool", delivery.reason);
    }

    void others_cannot_read_it() {
        gateway(1ms).send(make_sms(42));
        const auto mode = files::status(folder_->path("outbox/OUTC1795292100123_v42.smsbackup")).permissions();
        CHECK(mode == (files::perms::owner_read | files::perms::owner_write | files::perms::group_read));
    }

  private:
    GammuGateway gateway(std::chrono::milliseconds patience) const { return {folder_->path(), patience}; }

    // As soon as there is something.
    void move(const std::string& from, const std::string& to) const {
        tests::wait_until("a file", [&] { return !files::is_empty(folder_->path(from)); });
        for (const auto& entry : files::directory_iterator(folder_->path(from))) {
            const std::string name = entry.path().filename();
            if (name.starts_with('.')) return move(from, to);  // not whole yet
            files::rename(entry.path(), folder_->path(to + "/" + name));
        }
    }

    // Its files, in order.
    std::string spool() const {
        std::vector<std::string> found;
        for (const auto& entry : files::recursive_directory_iterator(folder_->path())) {
            if (entry.is_regular_file()) found.push_back(files::relative(entry.path(), folder_->path()));
        }
        std::sort(found.begin(), found.end());
        return fmt::format("{}", fmt::join(found, " "));
    }

    std::unique_ptr<tests::TemporaryFolder> folder_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(GammuGatewayTest);

}  // namespace valija::courier
