// SPDX-License-Identifier: AGPL-3.0-or-later
// Which contacts a person may have; the rest is tested at the outside (account/contacts_page_test.cpp).
#include "accounts/contact_service.h"
#include "support/suite.h"

namespace valija::accounts {

class ContactServiceTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ContactServiceTest);
    CPPUNIT_TEST(an_address_elsewhere_and_a_new_number_are_fine);
    CPPUNIT_TEST(no_domain_of_ours_in_any_case_and_of_any_site);
    CPPUNIT_TEST(the_same_is_no_change_unless_it_waits_for_confirmation);
    CPPUNIT_TEST_SUITE_END();

  public:
    void an_address_elsewhere_and_a_new_number_are_fine() {
        CHECK_EQUAL(ContactVerdict::Fine, judge(people::ContactKind::AlternateAddress, "carmen@casa.example"));
        CHECK_EQUAL(ContactVerdict::Fine, judge(people::ContactKind::AlternateAddress, "carmen@educacion.example.org"));
        CHECK_EQUAL(ContactVerdict::Fine, judge(people::ContactKind::Mobile, "+525555550177"));
    }

    void no_domain_of_ours_in_any_case_and_of_any_site() {
        CHECK_EQUAL(ContactVerdict::OwnDomain,
                    judge(people::ContactKind::AlternateAddress, "carmen@EDUCACION.example"));
        CHECK_EQUAL(ContactVerdict::OwnDomain,
                    judge(people::ContactKind::AlternateAddress, "carmen@formacion.example"));
    }

    void the_same_is_no_change_unless_it_waits_for_confirmation() {
        holder_.mobile = people::Contact{"+525555550177", {}, base::Time(), people::ConfirmedBy::Staff};
        CHECK_EQUAL(ContactVerdict::SameAsNow, judge(people::ContactKind::Mobile, "+525555550177"));
        CHECK_EQUAL(ContactVerdict::Fine, judge(people::ContactKind::Mobile, "+525555550178"));
        holder_.mobile->confirmed_at.reset();
        CHECK_EQUAL(ContactVerdict::Fine, judge(people::ContactKind::Mobile, "+525555550177"));
    }

  private:
    ContactVerdict judge(people::ContactKind kind, const std::string& value) const {
        return judge_contact(kind, value, holder_, sites_);
    }

    people::Person holder_;
    base::Sites sites_ = base::Sites::load(VALIJA_SOURCE "/sites");
};

CPPUNIT_TEST_SUITE_REGISTRATION(ContactServiceTest);

}  // namespace valija::accounts
