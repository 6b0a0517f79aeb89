// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/mail_address.h"

#include <string>

#include "support/suite.h"

namespace valija::base {

class MailAddressTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MailAddressTest);
    CPPUNIT_TEST(plain_addresses_are_taken);
    CPPUNIT_TEST(other_shapes_are_refused);
    CPPUNIT_TEST(limits_of_length);
    CPPUNIT_TEST(domain_of_an_address);
    CPPUNIT_TEST_SUITE_END();

  public:
    void plain_addresses_are_taken() {
        for (const char* text :
             {"ana@educacion.example", "Ana.Maria-2@Educacion.Example", "a+b@x.y", "o'neil@x.example",
              "12345678@formacion.example", "a@sub.dominio.educacion.example", "a@1.example"}) {
            CHECK(is_mail_address(text));
        }
    }

    void other_shapes_are_refused() {
        for (const char* text : {"",
                                 "@",
                                 "ana",
                                 "ana@",
                                 "@educacion.example",
                                 "ana@educacion",
                                 "ana@@educacion.example",
                                 "ana@.example",
                                 "ana@educacion.",
                                 "ana@educacion..example",
                                 ".ana@x.example",
                                 "ana.@x.example",
                                 "a..b@x.example",
                                 "a b@x.example",
                                 "ana@x .example",
                                 " ana@x.example",
                                 "ana@x.example ",
                                 "ana@x.example\n",
                                 "ana@x.example\r\nBcc: b@x.example",
                                 "<ana@x.example>",
                                 "\"a b\"@x.example",
                                 "ana@[127.0.0.1]",
                                 "ana@-x.example",
                                 "ana@x-.example",
                                 "ana@x_y.example",
                                 "ñandú@x.example",
                                 "ana@peñ.example",
                                 "a,b@x.example",
                                 "a@x.example,b@x.example",
                                 "a@x.example;b@x.example",
                                 "a:b@x.example",
                                 "a\tb@x.example"}) {
            CHECK(!is_mail_address(text));
        }
        CHECK(!is_mail_address(std::string_view("a\0b@x.example", 13)));
    }

    void limits_of_length() {
        const auto many = [](std::size_t count) { return std::string(count, 'a'); };
        CHECK(is_mail_address(many(64) + "@x.example"));
        CHECK(!is_mail_address(many(65) + "@x.example"));
        CHECK(is_mail_address("a@" + many(63) + ".example"));
        CHECK(!is_mail_address("a@" + many(64) + ".example"));
        const std::string domain = many(63) + "." + many(63) + "." + many(63);
        CHECK_EQUAL(254, (many(62) + "@" + domain).size());
        CHECK(is_mail_address(many(62) + "@" + domain));
        CHECK(!is_mail_address(many(63) + "@" + domain));
    }

    void domain_of_an_address() { CHECK_EQUAL("x.example", domain_of("ana@x.example")); }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MailAddressTest);

}  // namespace valija::base
