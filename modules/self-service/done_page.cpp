// SPDX-License-Identifier: AGPL-3.0-or-later
#include "self-service/done_page.h"

#include "accounts/self_service_request_store.h"
#include "base/fault.h"
#include "crypto/digest.h"
#include "people/masked.h"
#include "people/person_store.h"

namespace valija::self_service {

namespace {

const char* section_of(accounts::RequestOutcome outcome) {
    switch (outcome) {
        case accounts::RequestOutcome::Created:
            return "CREATED";
        case accounts::RequestOutcome::Reset:
            return "RESET";
        case accounts::RequestOutcome::SentBefore:
            return "SENT_BEFORE";
    }
    base::broken("unknown outcome of a request");
}

}  // namespace

http::Response DonePage::show(const http::Request& request) const {
    const auto visitor = world_.visitor(request);
    view::Page page("self-service/self_service_done.tpl");
    if (request.query == "ended") {
        page.content().show("ENDED");
        return visitor.greet(http::html(200, world_.render(request, std::move(page))));
    }
    auto connection = world_.pool().take();
    const auto pending =
        accounts::find_request(*connection, crypto::sha256(visitor.cookie()), request.site_key, world_.clock().now());
    if (!pending || !pending->outcome) return http::see_other(request.site->base_url + "/self-service");
    const auto person = people::find_person(*connection, pending->person_id);
    page.content().show("SENT").show(section_of(*pending->outcome));
    if (person && person->alternate_address)
        page.content().set("MASKED", people::mask_address(person->alternate_address->value));
    return visitor.greet(http::html(200, world_.render(request, std::move(page))));
}

}  // namespace valija::self_service
