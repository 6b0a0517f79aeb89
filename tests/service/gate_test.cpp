// SPDX-License-Identifier: AGPL-3.0-or-later
#include "service/gate.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <thread>

#include "support/fastcgi.h"
#include "support/suite.h"

namespace valija::service {

namespace {

using tests::begin;
using tests::record;
using tests::Record;
using Verdict = Gate::Verdict;

Verdict judge(const std::string& stream) { return Gate().see(stream); }
bool is_whole(const std::string& stream) { return judge(stream) == Verdict::Whole; }
bool is_refused(const std::string& stream) { return judge(stream) == Verdict::Refused; }

std::string parameters(const std::string& pairs) {
    return (pairs.empty() ? "" : record(Record::Params, pairs)) + record(Record::Params, "");
}
std::string body(const std::string& text) { return record(Record::Stdin, text) + record(Record::Stdin, ""); }
const std::string kNoBody = record(Record::Stdin, "");

// Records of at most 65,535 bytes that carry `count` bytes.
std::string many(Record type, std::size_t count) {
    std::string stream;
    for (; count > 0; count -= std::min<std::size_t>(count, 30000))
        stream += record(type, std::string(std::min<std::size_t>(count, 30000), 'x'));
    return stream;
}

}  // namespace

class GateTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(GateTest);
    CPPUNIT_TEST(a_whole_request_passes);
    CPPUNIT_TEST(it_may_come_in_any_pieces);
    CPPUNIT_TEST(a_part_of_a_request_is_waited_for);
    CPPUNIT_TEST(nothing_may_come_before_its_turn);
    CPPUNIT_TEST(a_question_about_the_library_is_refused);
    CPPUNIT_TEST(another_version_role_or_number_is_refused);
    CPPUNIT_TEST(pairs_fill_the_parameters_exactly);
    CPPUNIT_TEST(parameters_and_body_are_bounded);
    CPPUNIT_TEST(nothing_may_follow);
    CPPUNIT_TEST(what_was_looked_at_is_still_there);
    CPPUNIT_TEST(who_leaves_early_has_no_request);
    CPPUNIT_TEST_SUITE_END();

  public:
    void a_whole_request_passes() {
        CHECK(is_whole(begin() + record(Record::Params, "") + kNoBody));
        CHECK(is_whole(begin() + parameters("\1\1ab") + body("c=d")));
        CHECK(is_whole(begin() + record(Record::Params, "\1") + parameters("\1ab") + many(Record::Stdin, 65536) +
                       kNoBody));
    }

    void it_may_come_in_any_pieces() {
        const std::string stream = begin() + parameters("\1\1ab") + body("c=d");
        for (std::size_t cut = 1; cut < stream.size(); ++cut) {
            Gate gate;
            CHECK(Verdict::NotYet == gate.see(stream.substr(0, cut)));
            CHECK(Verdict::Whole == gate.see(stream.substr(cut)));
        }
        Gate gate;
        for (std::size_t i = 0; i + 1 < stream.size(); ++i) CHECK(Verdict::NotYet == gate.see(stream.substr(i, 1)));
        CHECK(Verdict::Whole == gate.see(stream.substr(stream.size() - 1)));
    }

    void a_part_of_a_request_is_waited_for() {
        CHECK(Verdict::NotYet == judge(""));
        CHECK(Verdict::NotYet == judge(begin()));
        CHECK(Verdict::NotYet == judge(begin() + parameters("") + record(Record::Stdin, "half")));
    }

    void nothing_may_come_before_its_turn() {
        CHECK(is_refused(parameters("\1\1ab")));
        CHECK(is_refused(body("a")));
        CHECK(is_refused(begin() + body("a")));
        CHECK(is_refused(begin() + begin()));
        CHECK(is_refused(begin() + parameters("") + parameters("")));
        CHECK(is_refused(begin() + record(Record::Abort, "")));
        CHECK(is_refused(begin() + parameters("") + record(Record::Abort, "")));
        CHECK(is_refused("GET / HTTP/1.1\r\n\r\n"));
    }

    // libfcgi wrote its answer past 64 bytes of stack: any module ended by "stack smashing detected".
    void a_question_about_the_library_is_refused() {
        std::string names;
        for (int i = 0; i < 4; ++i) names += std::string("\x0e\0", 2) + "FCGI_MAX_CONNS";
        const std::string question = record(Record::GetValues, names, 0);
        CHECK(is_refused(question));
        CHECK(is_refused(begin() + question));
        CHECK(is_refused(begin() + parameters("") + question));
    }

    void another_version_role_or_number_is_refused() {
        std::string second_version = begin();
        second_version[0] = 2;
        CHECK(is_refused(second_version));
        CHECK(is_refused(record(Record::Begin, std::string("\0\2\1\0\0\0\0\0", 8))));  // an authorizer
        CHECK(is_refused(record(Record::Begin, std::string("\0\1\1\0\0\0\0", 7))));
        CHECK(is_refused(record(Record::Begin, std::string("\0\1\1\0\0\0\0\0", 8), 0)));
        CHECK(is_refused(begin() + record(Record::Params, "\1\1ab", 2)));
    }

    void pairs_fill_the_parameters_exactly() {
        CHECK(!is_refused(begin() + parameters(std::string("\0\0", 2))));
        CHECK(!is_refused(begin() + parameters("\1" + std::string("\x80\0\0\1", 4) + "ab")));
        for (const std::string& pairs :
             {std::string("\1"), std::string("\1\1a"), std::string("\1\1abc"), std::string("\x80\0", 2),
              std::string("\xff\xff\xff\xff\xff\xff\xff\xff"), std::string("\x7f\xff\xff\xff\xff")}) {
            CHECK(is_refused(begin() + parameters(pairs)));
        }
    }

    void parameters_and_body_are_bounded() {
        CHECK(Verdict::NotYet == judge(begin() + many(Record::Params, kParametersMaxBytes)));
        CHECK(is_refused(begin() + many(Record::Params, kParametersMaxBytes + 1)));
        CHECK(Verdict::NotYet == judge(begin() + parameters("") + many(Record::Stdin, kBodyMaxBytes)));
        CHECK(is_refused(begin() + parameters("") + many(Record::Stdin, kBodyMaxBytes + 1)));
    }

    void nothing_may_follow() {
        const std::string stream = begin() + parameters("") + kNoBody;
        CHECK(is_refused(stream + stream));
        CHECK(is_refused(stream + "x"));
    }

    void what_was_looked_at_is_still_there() {
        const auto [ours, theirs] = connect();
        const std::string stream = begin() + parameters("") + many(Record::Stdin, kBodyMaxBytes) + kNoBody;
        for (int turn = 0; turn < 3; ++turn) {
            std::thread peer([&, socket = theirs] {
                for (std::size_t at = 0; at < stream.size(); at += 10000)
                    CHECK(::write(socket, stream.data() + at, std::min<std::size_t>(10000, stream.size() - at)) > 0);
            });
            CHECK(has_whole_request(ours));
            peer.join();
            std::string read(stream.size(), '\0');
            CHECK_EQUAL(stream.size(), ::recv(ours, read.data(), read.size(), MSG_WAITALL));
            CHECK(read == stream);
        }
        ::close(theirs);
        ::close(ours);
    }

    void who_leaves_early_has_no_request() {
        const auto [ours, theirs] = connect();
        CHECK_EQUAL(begin().size(), ::write(theirs, begin().data(), begin().size()));
        ::close(theirs);
        CHECK(!has_whole_request(ours));
        ::close(ours);
    }

  private:
    static std::array<int, 2> connect() {
        std::array<int, 2> sockets{};
        CHECK_EQUAL(0, ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()));
        return sockets;
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(GateTest);

}  // namespace valija::service
