// SPDX-License-Identifier: AGPL-3.0-or-later
// Sealing on a real MariaDB: who takes a turn, what is sealed, and what becomes of a turn that is lost.
#include "accounts/movement_sealer.h"

#include <atomic>
#include <set>
#include <thread>

#include "accounts/movement_audit.h"
#include "accounts/movement_store.h"
#include "db/migration.h"
#include "support/accounts.h"
#include "support/suite.h"

namespace valija::accounts {

namespace {

const std::string kKey(32, 'k');

constexpr const char* kEndTurn = "UPDATE movement_sealer SET lease_until = NULL";
constexpr db::Query kColumns{"columns",
                             "SELECT column_name FROM information_schema.columns WHERE table_schema = 'valija'"
                             " AND table_name = 'movement' ORDER BY ordinal_position"};
// How many numbers, the highest, and how many movements have none.
constexpr db::Query kCounts{"counts",
                            "SELECT COUNT(*), COALESCE(MAX(number), 0), (SELECT COUNT(*) FROM movement) - COUNT(*)"
                            " FROM movement_seal"};

}  // namespace

class MovementSealerTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MovementSealerTest);
    CPPUNIT_TEST(every_column_is_sealed);
    CPPUNIT_TEST(what_was_committed_is_sealed_and_waits_no_more);
    CPPUNIT_TEST(what_was_there_before_the_seal_is_sealed_too);
    CPPUNIT_TEST(a_lower_id_may_come_later);
    CPPUNIT_TEST(an_open_transaction_is_not_waited_for);
    CPPUNIT_TEST(many_go_in_steps);
    CPPUNIT_TEST(a_turn_is_taken_by_one_and_given_back);
    CPPUNIT_TEST(a_turn_that_was_never_given_back_runs_out);
    CPPUNIT_TEST(a_turn_lost_in_the_middle_writes_nothing);
    CPPUNIT_TEST(what_has_its_seal_already_waits_no_more);
    CPPUNIT_TEST(many_sealers_among_many_transactions);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        world_ = std::make_unique<tests::Accounts>(tests::Database::shared().settings());
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
        mailbox_id_ = world_->create("ana@educacion.example");
    }
    void tearDown() override {
        connection_.reset();
        world_.reset();
    }

    // Whoever adds a column to table movement comes by here.
    void every_column_is_sealed() {
        const auto columns = connection_->select(kColumns);
        CHECK_EQUAL(kMovementColumns.size(), columns.size());
        for (std::size_t i = 0; i < columns.size(); ++i) CHECK_EQUAL(kMovementColumns[i], columns[i].text(0));
    }

    void what_was_committed_is_sealed_and_waits_no_more() {
        record(2);
        CHECK_EQUAL(3, count_pending(*connection_));
        auto sealer = make_sealer();
        CHECK_EQUAL(SealOutcome::SealedSome, sealer.seal());
        CHECK_EQUAL(0, count_pending(*connection_));
        CHECK_EQUAL(SealOutcome::NothingPending, sealer.seal());
        record(1);
        CHECK_EQUAL(SealOutcome::SealedSome, sealer.seal());
        check_whole(4);
        CHECK_EQUAL(4, find_head(*connection_).value().number);
        CHECK(find_head(*connection_)->sealed_at == world_->clock().now());
    }

    void what_was_there_before_the_seal_is_sealed_too() {
        const auto folder = VALIJA_SOURCE "/sql/migrations";
        db::migrate_down(*connection_, db::find_migrations(folder), 4);
        record(3);
        db::migrate_up(*connection_, db::find_migrations(folder), world_->clock());
        CHECK_EQUAL(4, count_pending(*connection_));
        CHECK_EQUAL(SealOutcome::SealedSome, make_sealer().seal());
        check_whole(4);
    }

    void a_lower_id_may_come_later() {
        connection_->begin();
        record(1);
        db::Connection other(tests::Database::shared().settings());
        record_on(other, 1);
        auto sealer = make_sealer();
        CHECK_EQUAL(SealOutcome::SealedSome, sealer.seal());
        connection_->commit();
        CHECK_EQUAL(SealOutcome::SealedSome, sealer.seal());
        const auto seals = list_seals(*connection_, 0, 10);
        CHECK(seals.at(1).movement_id > seals.at(2).movement_id);
        check_whole(3);
    }

    // Neither does a sealer hold up an account transaction, nor the other way round.
    void an_open_transaction_is_not_waited_for() {
        connection_->run_script("SET SESSION innodb_lock_wait_timeout = 1");
        connection_->begin();
        record(1);
        CHECK_EQUAL(SealOutcome::SealedSome, make_sealer().seal());
        record(1);
        connection_->rollback();
        check_whole(1);
    }

    void many_go_in_steps() {
        record(2 * MovementSealer::kStepMovements);
        auto sealer = make_sealer();
        CHECK_EQUAL(SealOutcome::SealedAStep, sealer.seal());
        CHECK_EQUAL(MovementSealer::kStepMovements + 1, count_pending(*connection_));
        CHECK_EQUAL(SealOutcome::SealedAStep, sealer.seal());
        CHECK_EQUAL(SealOutcome::SealedSome, sealer.seal());
        check_whole(2 * MovementSealer::kStepMovements + 1);
    }

    void a_turn_is_taken_by_one_and_given_back() {
        record(MovementSealer::kStepMovements);
        auto first = make_sealer();
        auto second = make_sealer();
        CHECK_EQUAL(SealOutcome::SealedAStep, first.seal());
        CHECK_EQUAL(SealOutcome::HeldByAnother, second.seal());
        CHECK_EQUAL(SealOutcome::SealedSome, first.seal());
        record(1);
        CHECK_EQUAL(SealOutcome::SealedSome, second.seal());
        check_whole(MovementSealer::kStepMovements + 2);
    }

    void a_turn_that_was_never_given_back_runs_out() {
        const base::Time now = world_->clock().now();
        CHECK(claim_sealing(*connection_, std::string(16, 'd'), now, now + MovementSealer::kLease));
        auto sealer = make_sealer();
        CHECK_EQUAL(SealOutcome::HeldByAnother, sealer.seal());
        world_->clock().advance(MovementSealer::kLease);
        CHECK_EQUAL(SealOutcome::SealedSome, sealer.seal());
        check_whole(1);
    }

    // It read head and movements, then stood still until its time was over and another had sealed them.
    void a_turn_lost_in_the_middle_writes_nothing() {
        record(1);
        connection_->begin();
        const auto pending = list_pending(*connection_, 10);
        world_->clock().advance(MovementSealer::kLease);
        CHECK_EQUAL(SealOutcome::SealedSome, make_sealer().seal());
        const std::string mac = next_mac(kKey, kChainStart, 1, pending.at(0).row);
        CHECK(is_refused({1, pending.at(0).movement_id, mac, {}}));
        CHECK(is_refused({1, pending.at(1).movement_id, mac, {}}));
        CHECK(is_refused({3, pending.at(0).movement_id, mac, {}}));
        connection_->rollback();
        check_whole(2);
    }

    void what_has_its_seal_already_waits_no_more() {
        auto sealer = make_sealer();
        CHECK_EQUAL(SealOutcome::SealedSome, sealer.seal());
        connection_->run_script("INSERT INTO movement_pending SELECT movement_id FROM movement_seal");
        record(1);
        CHECK_EQUAL(SealOutcome::SealedSome, sealer.seal());
        CHECK_EQUAL(0, count_pending(*connection_));
        check_whole(2);
    }

    // Some transactions are rolled back, some committed long after their movement got its id.
    void many_sealers_among_many_transactions() {
        constexpr int kWriters = 4;
        constexpr int kSealers = 4;
        constexpr int kTransactions = 150;
        std::atomic<int> writing = kWriters;
        std::atomic<int> overtaken = 0;
        std::vector<std::string> troubles(kWriters + kSealers);
        std::vector<std::thread> threads;
        const auto work = [&](auto&& body) {
            threads.emplace_back([&trouble = troubles.at(threads.size()), body] {
                try {
                    body();
                } catch (const std::exception& error) {
                    trouble = error.what();
                }
            });
        };
        for (int i = 0; i < kWriters; ++i) {
            work([&] {
                write_transactions(kTransactions);
                --writing;
            });
        }
        for (int i = 0; i < kSealers; ++i) work([&] { overtaken += seal_while([&] { return writing > 0; }); });
        for (auto& thread : threads) thread.join();
        for (const std::string& trouble : troubles) CHECK_EQUAL("", trouble);
        connection_->run_script(kEndTurn);
        auto sealer = make_sealer();
        while (sealer.seal() == SealOutcome::SealedAStep) {
        }
        fmt::print("  {} steps undone because another sealer was first\n", overtaken.load());
        check_whole(1 + kWriters * kTransactions * 2);
    }

  private:
    MovementSealer make_sealer() { return {world_->pool(), world_->clock(), world_->random(), kKey}; }

    void record_on(db::Connection& connection, unsigned movements) const {
        for (unsigned i = 0; i < movements; ++i) {
            record_movement(connection, {.action = "signed_in", .actor = {}, .mailbox_id = mailbox_id_},
                            base::from_sql("2026-11-21 20:15:00"));
        }
        connection.select({"next", "SELECT 1"});  // in a transaction they wait for it: now they have their numbers
    }
    void record(unsigned movements) { record_on(*connection_, movements); }

    // Two movements each; every other one is followed by one that is rolled back.
    void write_transactions(int transactions) const {
        db::Connection connection(tests::Database::shared().settings());
        for (int i = 0; i < transactions; ++i) {
            connection.begin();
            record_on(connection, 2);
            connection.commit();
            if (i % 2 == 0) continue;
            connection.begin();
            record_on(connection, 1);
            connection.rollback();
        }
    }

    // Takes every turn away from whoever has it: nothing but the keys stands between it and the others.
    template <typename Condition>
    int seal_while(Condition&& condition) const {
        db::Pool pool(tests::Database::shared().settings(), 2);
        base::SystemRandom random;
        const base::FixedClock clock(base::from_sql("2026-11-21 20:15:00"));
        int overtaken = 0;
        while (condition()) {
            pool.take()->run_script(kEndTurn);
            overtaken += MovementSealer(pool, clock, random, kKey).seal() == SealOutcome::Overtaken ? 1 : 0;
        }
        return overtaken;
    }

    bool is_refused(const Seal& seal) {
        try {
            insert_seal(*connection_, seal, world_->clock().now());
        } catch (const db::DuplicateKey&) {
            return true;
        }
        return false;
    }

    // Numbers 1 to `count`, every movement has one, and the chain fits.
    void check_whole(std::uint64_t count) const {
        const auto counts = connection_->find(kCounts).value();
        CHECK_EQUAL(count, counts.number(0));
        CHECK_EQUAL(count, counts.number(1));
        CHECK_EQUAL(0, counts.number(2));
        MovementAudit audit(kKey);
        Findings findings;
        for (const Seal& seal : list_seals(*connection_, 0, 100000)) audit.take(seal, findings);
        audit.finish(findings);
        CHECK_EQUAL(count, audit.count());
        CHECK_EQUAL(0, findings.count());
    }

    std::unique_ptr<tests::Accounts> world_;
    std::unique_ptr<db::Connection> connection_;
    std::uint64_t mailbox_id_ = 0;
};

CPPUNIT_TEST_SUITE_REGISTRATION(MovementSealerTest);

}  // namespace valija::accounts
