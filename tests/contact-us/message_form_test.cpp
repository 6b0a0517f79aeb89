// SPDX-License-Identifier: AGPL-3.0-or-later
#include "contact-us/message_form.h"

#include "support/request.h"
#include "support/suite.h"

namespace valija::contact_us {

namespace {

std::optional<MessageForm> parse(const std::string& body) {
    return parse_message_form(tests::make_post("/contact-us/message", body));
}

Problems problems_of(const std::string& body) {
    const auto form = parse(body + "&pass=p&challenge=c&captcha=abcde");
    CHECK(form.has_value());
    return form->problems;
}

std::string repeat(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

constexpr const char* kGood = "sender=ana@x.example&subject=Hola&message=Hola";

}  // namespace

class MessageFormTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MessageFormTest);
    CPPUNIT_TEST(values_are_taken);
    CPPUNIT_TEST(a_good_question_has_no_problems);
    CPPUNIT_TEST(every_field_is_named);
    CPPUNIT_TEST(sender_must_be_one_address);
    CPPUNIT_TEST(lengths_are_counted_in_characters);
    CPPUNIT_TEST(control_characters_are_refused);
    CPPUNIT_TEST(broken_shapes_are_malformed);
    CPPUNIT_TEST_SUITE_END();

  public:
    void values_are_taken() {
        const auto form = parse(
            "sender=+ana%40x.example+&subject=%C2%BFC%C3%B3mo%3F&message=uno%0D%0Ados&pass=p&challenge=c&captcha=ab"
            "&another=1");
        CHECK(form.has_value());
        CHECK_EQUAL("ana@x.example", form->question.sender);
        CHECK_EQUAL("¿Cómo?", form->question.subject);
        CHECK_EQUAL("uno\ndos", form->question.message);
        CHECK_EQUAL("p", form->pass);
        CHECK_EQUAL("c", form->challenge);
        CHECK_EQUAL("ab", form->captcha);
        CHECK(form->another_picture_asked);
        CHECK(form->problems.empty());
    }

    void a_good_question_has_no_problems() {
        CHECK(problems_of(kGood).empty());
        CHECK(!parse(kGood)->another_picture_asked);
    }

    void every_field_is_named() {
        CHECK((problems_of("") == Problems{Problem::SenderEmpty, Problem::SubjectEmpty, Problem::MessageEmpty}));
        CHECK((problems_of("sender=+&subject=%20&message=%0D%0A+") ==
               Problems{Problem::SenderEmpty, Problem::SubjectEmpty, Problem::MessageEmpty}));
    }

    void sender_must_be_one_address() {
        for (const char* sender :
             {"ana", "ana%40", "a%40x.example,b%40x.example", "a%40x.example%0D%0ABcc:b%40x.example",
              "%3Ca%40x.example%3E", "%C3%B1%40x.example"}) {
            CHECK((problems_of(std::string("subject=a&message=b&sender=") + sender) ==
                   Problems{Problem::SenderMalformed}));
        }
    }

    void lengths_are_counted_in_characters() {
        const std::string sender = "sender=a@x.example";
        CHECK(problems_of(sender + "&subject=" + repeat("%C3%B1", 150) + "&message=a").empty());
        CHECK(
            (problems_of(sender + "&subject=" + repeat("a", 151) + "&message=a") == Problems{Problem::SubjectTooLong}));
        // A browser sends a line end as two characters; it counts as one.
        CHECK(problems_of(sender + "&subject=a&message=" + repeat("%C3%B1%0D%0A", 2500)).empty());
        CHECK((problems_of(sender + "&subject=a&message=" + repeat("a", 5001)) == Problems{Problem::MessageTooLong}));
        const auto form = parse(sender + "&subject=a&message=" + repeat("a", 5001));
        CHECK_EQUAL(repeat("a", 5001), form->question.message);
    }

    void control_characters_are_refused() {
        CHECK(
            (problems_of("sender=a@x.example&subject=a%0Ab&message=a%09b") == Problems{Problem::SubjectBadCharacters}));
        CHECK((problems_of("sender=a@x.example&subject=a&message=a%07b") == Problems{Problem::MessageBadCharacters}));
        CHECK((problems_of("sender=a@x.example&subject=a&message=%E2%80%AEb") ==
               Problems{Problem::MessageBadCharacters}));
    }

    void broken_shapes_are_malformed() {
        for (const char* more :
             {"&sender=b@x.example", "&subject[]=x", "&message[0]=x", "&pass=a&pass=b", "&message=%ff"})
            CHECK(!parse(std::string(kGood) + more).has_value());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MessageFormTest);

}  // namespace valija::contact_us
