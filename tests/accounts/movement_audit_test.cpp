// SPDX-License-Identifier: AGPL-3.0-or-later
// What an intruder with the whole database and without the key may try, and what is said about it.
#include "accounts/movement_audit.h"

#include <algorithm>
#include <utility>

#include "support/suite.h"

namespace valija::accounts {

namespace {

const std::string kKey(32, 'k');

MovementRow make_row(std::uint64_t id) {
    return {std::to_string(id), "2026-11-21 20:15:00.000", "signed_in", "person", "4", "1", "12", "4"};
}

// Numbers 1 to `count`; number n is movement 100 + n.
std::vector<Seal> make_chain(std::uint64_t count) {
    std::vector<Seal> chain;
    std::string mac = kChainStart;
    for (std::uint64_t number = 1; number <= count; ++number) {
        mac = next_mac(kKey, mac, number, make_row(100 + number));
        chain.push_back({number, 100 + number, mac, make_row(100 + number)});
    }
    return chain;
}

Seal& at(std::vector<Seal>& chain, std::uint64_t number) { return chain.at(number - 1); }

std::string print(const Finding& finding) {
    constexpr std::array kNames{"changed", "missing", "gap", "seal", "moved", "head", "cut", "unsealed", "pending"};
    return fmt::format("{} {} {} {}", kNames.at(static_cast<std::size_t>(finding.kind)), finding.number,
                       finding.movement_id, finding.other);
}

HeadCheck::Source give(std::vector<Head> heads) {
    return [heads = std::move(heads), next = std::size_t{0}]() mutable -> std::optional<Head> {
        if (next == heads.size()) return std::nullopt;
        return heads[next++];
    };
}

Head head_of(const Seal& seal) { return {seal.number, seal.mac, {}}; }

Findings audit(const std::vector<Seal>& chain, std::vector<Head> heads = {}) {
    MovementAudit audit(kKey);
    HeadCheck check(give(std::move(heads)));
    Findings findings;
    for (const Seal& seal : chain) {
        audit.take(seal, findings);
        check.take(seal, findings);
    }
    audit.finish(findings);
    check.finish(audit.head().number, findings);
    CHECK_EQUAL(chain.size(), audit.count());
    return findings;
}

std::string told(const std::vector<Seal>& chain, std::vector<Head> heads = {}) {
    std::string text;
    const Findings findings = audit(chain, std::move(heads));
    for (const Finding& finding : findings.first()) text += (text.empty() ? "" : ", ") + print(finding);
    return text;
}

}  // namespace

class MovementAuditTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MovementAuditTest);
    CPPUNIT_TEST(a_whole_chain_has_no_finding);
    CPPUNIT_TEST(a_changed_row_is_named_alone);
    CPPUNIT_TEST(a_missing_row_is_named_alone);
    CPPUNIT_TEST(missing_seals_are_a_gap);
    CPPUNIT_TEST(a_seal_written_over_is_told_from_a_changed_row);
    CPPUNIT_TEST(exchanged_movements_are_both_named);
    CPPUNIT_TEST(exchanged_seals_are_both_named);
    CPPUNIT_TEST(a_rotation_names_all_three);
    CPPUNIT_TEST(a_row_put_in_with_a_forged_seal_is_named);
    CPPUNIT_TEST(closing_a_gap_by_counting_anew_is_found);
    CPPUNIT_TEST(a_cut_off_end_is_known_by_the_head);
    CPPUNIT_TEST(an_end_cut_off_and_grown_again_is_known_by_the_head);
    CPPUNIT_TEST(heads_that_fit_say_nothing);
    CPPUNIT_TEST(another_key_fits_nothing);
    CPPUNIT_TEST(many_findings_are_counted_and_the_first_are_named);
    CPPUNIT_TEST_SUITE_END();

  public:
    void a_whole_chain_has_no_finding() {
        CHECK_EQUAL("", told({}));
        CHECK_EQUAL("", told(make_chain(1)));
        CHECK_EQUAL("", told(make_chain(50)));
    }

    void a_changed_row_is_named_alone() {
        for (const std::uint64_t number : {1U, 5U, 10U}) {
            for (std::size_t column = 0; column < kMovementColumns.size(); ++column) {
                auto chain = make_chain(10);
                (*at(chain, number).row)[column] = std::nullopt;
                CHECK_EQUAL(fmt::format("changed {} {} 0", number, 100 + number), told(chain));
            }
        }
    }

    void a_missing_row_is_named_alone() {
        auto chain = make_chain(10);
        at(chain, 4).row.reset();
        CHECK_EQUAL("missing 4 104 0", told(chain));
    }

    void missing_seals_are_a_gap() {
        auto chain = make_chain(10);
        chain.erase(chain.begin() + 3, chain.begin() + 6);
        CHECK_EQUAL("gap 4 0 6", told(chain));
        chain = make_chain(10);
        chain.erase(chain.begin());
        CHECK_EQUAL("gap 1 0 1", told(chain));
    }

    void a_seal_written_over_is_told_from_a_changed_row() {
        auto chain = make_chain(10);
        at(chain, 4).mac = std::string(32, 'x');
        CHECK_EQUAL("seal 4 104 0", told(chain));
    }

    void exchanged_movements_are_both_named() {
        for (const auto& [a, b] : {std::pair{3U, 7U}, {4U, 5U}, {1U, 10U}}) {
            auto chain = make_chain(10);
            std::swap(at(chain, a).row, at(chain, b).row);
            std::swap(at(chain, a).movement_id, at(chain, b).movement_id);
            CHECK_EQUAL(fmt::format("moved {1} {3} {0}, moved {0} {2} {1}", a, b, 100 + b, 100 + a), told(chain));
        }
    }

    // The numbers of two rows of movement_seal exchanged, MAC and all: what comes after them is not accused.
    void exchanged_seals_are_both_named() {
        for (const auto& [a, b] : {std::pair{3U, 7U}, {4U, 5U}, {1U, 10U}}) {
            auto chain = make_chain(10);
            std::swap(at(chain, a), at(chain, b));
            std::swap(at(chain, a).number, at(chain, b).number);
            CHECK_EQUAL(fmt::format("moved {1} {3} {0}, moved {0} {2} {1}", a, b, 100 + b, 100 + a), told(chain));
        }
    }

    void a_rotation_names_all_three() {
        auto chain = make_chain(10);
        std::swap(at(chain, 2).row, at(chain, 5).row);
        std::swap(at(chain, 5).row, at(chain, 8).row);
        CHECK_EQUAL(3, audit(chain).count());
        CHECK_EQUAL("moved 8 108 2, moved 2 102 5, moved 5 105 8", told(chain));
    }

    void a_row_put_in_with_a_forged_seal_is_named() {
        auto chain = make_chain(10);
        chain.push_back({11, 999, std::string(32, 'x'), make_row(999)});
        CHECK_EQUAL("changed 11 999 0", told(chain));
    }

    void closing_a_gap_by_counting_anew_is_found() {
        auto chain = make_chain(10);
        chain.erase(chain.begin() + 4);
        for (std::uint64_t number = 5; number <= 9; ++number) at(chain, number).number = number;
        CHECK_EQUAL(5, audit(chain).count());
        CHECK_EQUAL("changed 5 106 0", print(audit(chain).first().front()));
    }

    void a_cut_off_end_is_known_by_the_head() {
        const auto chain = make_chain(10);
        const std::vector<Seal> cut(chain.begin(), chain.begin() + 7);
        CHECK_EQUAL("", told(cut));
        CHECK_EQUAL("cut 7 0 10", told(cut, {head_of(chain[2]), head_of(chain[9])}));
        CHECK_EQUAL("cut 0 0 10", told({}, {head_of(chain[9])}));
    }

    // The sealer seals on from where it was cut: every MAC fits, and only the head kept elsewhere knows.
    void an_end_cut_off_and_grown_again_is_known_by_the_head() {
        auto chain = make_chain(10);
        const std::vector<Head> heads{head_of(chain[4]), head_of(chain[8])};
        std::string mac = chain[5].mac;
        for (std::uint64_t number = 7; number <= 10; ++number) {
            mac = next_mac(kKey, mac, number, make_row(200 + number));
            at(chain, number) = {number, 200 + number, mac, make_row(200 + number)};
        }
        CHECK_EQUAL("", told(chain));
        CHECK_EQUAL("head 9 209 0", told(chain, heads));
        // A file of heads that goes on after the cut names older numbers again.
        CHECK_EQUAL("head 9 209 0", told(chain, {heads[0], heads[1], head_of(chain[7]), head_of(chain[9])}));
    }

    void heads_that_fit_say_nothing() {
        const auto chain = make_chain(10);
        CHECK_EQUAL("", told(chain, {head_of(chain[0]), head_of(chain[4]), head_of(chain[4]), head_of(chain[9])}));
    }

    void another_key_fits_nothing() {
        auto chain = make_chain(3);
        for (Seal& seal : chain) seal.mac[0] = static_cast<char>(seal.mac[0] ^ 1);
        CHECK_EQUAL("changed 1 101 0, changed 2 102 0, changed 3 103 0", told(chain));
    }

    void many_findings_are_counted_and_the_first_are_named() {
        auto chain = make_chain(2000);
        for (Seal& seal : chain) (*seal.row)[2] = "other";
        const Findings findings = audit(chain);
        CHECK_EQUAL(2000, findings.count());
        CHECK_EQUAL(Findings::kMost, findings.first().size());
        CHECK_EQUAL("changed 100 200 0", print(findings.first().back()));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MovementAuditTest);

}  // namespace valija::accounts
