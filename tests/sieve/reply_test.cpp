// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sieve/reply.h"

#include "support/suite.h"

namespace valija::sieve {

class ReplyTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ReplyTest);
    CPPUNIT_TEST(a_greeting_is_read_to_its_end);
    CPPUNIT_TEST(every_beginning_of_it_waits_for_more);
    CPPUNIT_TEST(a_refusal_has_a_code_and_words);
    CPPUNIT_TEST(names_that_look_like_an_end_are_data);
    CPPUNIT_TEST(anything_else_is_refused);
    CPPUNIT_TEST(it_does_not_grow_without_end);
    CPPUNIT_TEST_SUITE_END();

    const std::string greeting_ =
        "\"IMPLEMENTATION\" \"Dovecot \\\"Pigeonhole\\\"\"\r\n\"SIEVE\" {3}\r\na\r\n\r\n"
        "\"STARTTLS\"\r\nOK (TAG \"x)y\") \"ready.\"\r\n";

  public:
    void a_greeting_is_read_to_its_end() {
        const auto reply = parse_reply(greeting_ + "OK\r\n");
        CHECK(reply.has_value());
        CHECK(reply->status == Reply::Status::Ok);
        CHECK_EQUAL("ready.", reply->text);
        CHECK_EQUAL(greeting_.size(), reply->bytes);
        CHECK_EQUAL(3U, reply->lines.size());
        CHECK_EQUAL("Dovecot \"Pigeonhole\"", reply->lines[0][1]);
        CHECK_EQUAL("a\r\n", reply->lines[1][1]);
    }

    void every_beginning_of_it_waits_for_more() {
        for (std::size_t bytes = 0; bytes < greeting_.size(); ++bytes)
            CHECK(!parse_reply(greeting_.substr(0, bytes)).has_value());
    }

    void a_refusal_has_a_code_and_words() {
        const auto refused = parse_reply("no (QUOTA/MAXSIZE) {5}\r\nline1\r\n");
        CHECK(refused && refused->status == Reply::Status::No);
        CHECK_EQUAL("line1", refused->text);
        CHECK(parse_reply("BYE\r\n")->status == Reply::Status::Bye);
    }

    void names_that_look_like_an_end_are_data() {
        const auto reply = parse_reply("\"OK\" ACTIVE\r\n\"NO\"\r\nOK\r\n");
        CHECK_EQUAL(2U, reply->lines.size());
        CHECK_EQUAL("OK", reply->lines[0][0]);
    }

    void anything_else_is_refused() {
        for (const char* bytes :
             {"\r\n", "OK\rx", "{x}\r\n", "{-1}\r\n", "{99999999999999999999}\r\n", "{5}x", "OK (a\r\n)\r\n"})
            CHECK_BROKEN("ManageSieve", parse_reply(bytes));
    }

    void it_does_not_grow_without_end() {
        CHECK_BROKEN("ManageSieve", parse_reply(std::string(kReplyMaxBytes, 'a')));
        CHECK(!parse_reply("\"" + std::string(kReplyMaxBytes - 2, 'a')).has_value());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ReplyTest);

}  // namespace valija::sieve
