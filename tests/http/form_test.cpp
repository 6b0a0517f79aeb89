// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/form.h"

#include "support/request.h"
#include "support/suite.h"

namespace valija::http {

using Kind = FieldRule::Kind;

class FormTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FormTest);
    CPPUNIT_TEST(reads_declared_fields);
    CPPUNIT_TEST(undeclared_fields_do_not_exist);
    CPPUNIT_TEST(another_content_type_is_malformed);
    CPPUNIT_TEST(content_type_may_have_parameters);
    CPPUNIT_TEST(a_field_given_twice_is_malformed);
    CPPUNIT_TEST(a_field_of_array_shape_is_malformed);
    CPPUNIT_TEST(undeclared_fields_may_be_repeated);
    CPPUNIT_TEST(what_cannot_be_decoded_is_malformed);
    CPPUNIT_TEST(a_missing_field_is_empty);
    CPPUNIT_TEST(an_optional_field_may_be_empty);
    CPPUNIT_TEST(space_around_a_line_is_removed);
    CPPUNIT_TEST(a_line_that_was_cut_ends_in_no_space);
    CPPUNIT_TEST(a_secret_is_taken_to_the_letter);
    CPPUNIT_TEST(length_counts_characters);
    CPPUNIT_TEST(a_value_too_long_is_cut_between_characters);
    CPPUNIT_TEST(an_empty_value_too_long_is_cut_too);
    CPPUNIT_TEST(a_line_has_no_control_characters);
    CPPUNIT_TEST(a_text_has_lines_and_no_other_control_characters);
    CPPUNIT_TEST(line_ends_become_plain_before_counting);
    CPPUNIT_TEST(all_good_needs_every_field);
    CPPUNIT_TEST_SUITE_END();

  public:
    void reads_declared_fields() {
        const auto form = parse("user=ana%40a.mx&password=x+y");
        CHECK_EQUAL("ana@a.mx", form->value("user"));
        CHECK_EQUAL("x y", form->value("password"));
        CHECK(form->all_good());
    }

    void undeclared_fields_do_not_exist() {
        const auto form = parse("user=a&password=b&admin=1");
        CHECK_BROKEN("undeclared field admin", form->value("admin"));
        CHECK_BROKEN("undeclared field admin", form->state("admin"));
    }

    void another_content_type_is_malformed() {
        for (const char* type : {"", "text/plain", "application/json", "multipart/form-data; boundary=x",
                                 "application/x-www-form-urlencodedx"}) {
            CHECK(!parse("user=a&password=b", type));
        }
    }

    void content_type_may_have_parameters() {
        for (const char* type :
             {"application/x-www-form-urlencoded; charset=UTF-8", "Application/X-WWW-Form-Urlencoded",
              " application/x-www-form-urlencoded ;charset=utf-8"}) {
            CHECK(parse("user=a&password=b", type));
        }
    }

    void a_field_given_twice_is_malformed() {
        CHECK(!parse("user=a&user=b&password=c"));
        CHECK(!parse("user=a&user=a&password=c"));
        CHECK(!parse("user=a&password=c&us%65r="));
        CHECK(!parse("user&user=a&password=c"));
    }

    void a_field_of_array_shape_is_malformed() {
        for (const char* body : {"user[]=a&password=b", "user=a&password[0]=b", "user=a&password=b&user%5B%5D=c",
                                 "user=a&password=b&user[x]=c", "user=a&password=b&user["}) {
            CHECK(!parse(body));
        }
        CHECK(parse("user=a&password=b&username[]=c"));
    }

    void undeclared_fields_may_be_repeated() { CHECK(parse("user=a&password=b&x=1&x=2&y[]=1&y[]=2")); }

    void what_cannot_be_decoded_is_malformed() {
        for (const char* body : {"user=%zz&password=b", "user=a&password=%ff", "user=a&password=b%00", "x=%&user=a"}) {
            CHECK(!parse(body));
        }
    }

    void a_missing_field_is_empty() {
        const auto form = parse("user=+%09&other=x");
        CHECK_EQUAL(FieldState::Empty, form->state("user"));
        CHECK_EQUAL(FieldState::Empty, form->state("password"));
        CHECK_EQUAL("", form->value("password"));
        CHECK(!form->all_good());
        CHECK_EQUAL(FieldState::Empty, parse("")->state("user"));
    }

    void an_optional_field_may_be_empty() {
        const auto form =
            Form::parse(tests::make_post("/", "phone="), {{.name = "phone", .most_characters = 5, .required = false}});
        CHECK(form->good("phone"));
    }

    void space_around_a_line_is_removed() {
        CHECK_EQUAL("ana perez", parse("user=+%09ana+perez%0D%0A&password=b")->value("user"));
    }

    // An address, 240 spaces and something was cut to an address and spaces: for the database the same address.
    void a_line_that_was_cut_ends_in_no_space() {
        const auto form = parse("user=ana++++++++++++x&password=b");
        CHECK_EQUAL("ana", form->value("user"));
        CHECK_EQUAL(FieldState::TooLong, form->state("user"));
    }

    void a_secret_is_taken_to_the_letter() {
        const auto form = parse("user=a&password=+%09%0D%0A%01b+");
        CHECK_EQUAL(
            " \t\r\n\x01"
            "b ",
            form->value("password"));
        CHECK(form->good("password"));
    }

    void length_counts_characters() {
        CHECK(parse("user=" + repeat("%F0%9F%98%80", 10) + "&password=b")->good("user"));
        CHECK_EQUAL(FieldState::TooLong, parse("user=" + repeat("%F0%9F%98%80", 11) + "&password=b")->state("user"));
        CHECK_EQUAL(FieldState::TooLong, parse("user=" + repeat("a", 11) + "&password=b")->state("user"));
        CHECK(parse("user=" + repeat("a", 10) + repeat("+", 50) + "&password=b")->good("user"));  // trimmed first
        CHECK_EQUAL(FieldState::TooLong, parse("user=a&password=" + repeat("+b", 6))->state("password"));
    }

    // Shown again in the form: no more characters than the rule allows.
    void a_value_too_long_is_cut_between_characters() {
        CHECK_EQUAL(repeat("a", 10), parse("user=" + repeat("a", 1000) + "&password=b")->value("user"));
        CHECK_EQUAL(repeat("€", 10), parse("user=" + repeat("%E2%82%AC", 11) + "&password=b")->value("user"));
    }

    // Once nothing but line ends, as many as a body may have, came back whole: it is Empty, and only TooLong was cut.
    void an_empty_value_too_long_is_cut_too() {
        const auto blank = text(repeat("%0D%0A", 1000));
        CHECK_EQUAL(FieldState::Empty, blank.state("text"));
        CHECK_EQUAL(repeat("\n", 10), blank.value("text"));
        CHECK_EQUAL(repeat(" ", 10), parse("user=a&password=" + repeat("+", 11))->value("password"));
    }

    void a_line_has_no_control_characters() {
        for (const char* value :
             {"a%0Ab", "a%0Db", "a%09b", "a%1Bb", "a%7Fb", "a%C2%85b", "a%E2%80%AEb", "a%EF%BB%BFb"}) {
            CHECK_EQUAL(FieldState::BadCharacters, parse(std::string("password=b&user=") + value)->state("user"));
        }
    }

    void a_text_has_lines_and_no_other_control_characters() {
        CHECK_EQUAL("uno\n\tdos", text("uno%0A%09dos").value("text"));
        CHECK(text("uno%0A%09dos").good("text"));
        CHECK_EQUAL(FieldState::BadCharacters, text("uno%07").state("text"));
        CHECK_EQUAL(FieldState::Empty, text("%0D%0A+").state("text"));
    }

    // A browser counts a line end as one character (maxlength) and sends it as two.
    void line_ends_become_plain_before_counting() {
        CHECK_EQUAL("a\nb\nc\n\nd", text("a%0D%0Ab%0Dc%0A%0Ad").value("text"));
        CHECK_EQUAL("\n\n\n\n\n\n\n\n\nx", text(repeat("%0D%0A", 9) + "x").value("text"));
        CHECK(text(repeat("%0D%0A", 9) + "x").good("text"));
    }

    void all_good_needs_every_field() {
        CHECK(!parse("user=a")->all_good());
        CHECK(!parse("password=a")->all_good());
        CHECK(parse("user=a&password=a")->all_good());
    }

  private:
    static std::optional<Form> parse(const std::string& body,
                                     const std::string& content_type = "application/x-www-form-urlencoded") {
        const auto request = tests::make_request({{"REQUEST_METHOD", "POST"}, {"CONTENT_TYPE", content_type}}, body);
        return Form::parse(request, {{.name = "user", .most_characters = 10},
                                     {.name = "password", .kind = Kind::Secret, .most_characters = 10}});
    }

    static Form text(const std::string& value) {
        const auto rule = FieldRule{.name = "text", .kind = Kind::Text, .most_characters = 10};
        return Form::parse(tests::make_post("/", "text=" + value), {rule}).value();
    }

    static std::string repeat(std::string_view text, int times) {
        std::string result;
        for (int i = 0; i < times; ++i) result += text;
        return result;
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FormTest);

}  // namespace valija::http
