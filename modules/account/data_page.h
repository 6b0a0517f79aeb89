// SPDX-License-Identifier: AGPL-3.0-or-later
// /account/data: what the portal keeps about its person, said in words and to be taken along as JSON, which asks the
// present password: it holds the keys of self-service. No secret, no hash, nothing of anybody else.
#pragma once

#include <memory>

#include "account/own_data.h"
#include "account/present_password.h"

namespace valija::account {

class DataPage {
  public:
    DataPage(const service::World& world, std::shared_ptr<service::Hashing> hashing);

    http::Response show(const http::Request& request, const sessions::Session& who) const;
    http::Response download(const http::Request& request, const sessions::Session& who) const;

  private:
    OwnData load(const sessions::Session& who) const;
    // nullptr: nothing was asked for yet.
    http::Response draw(const http::Request& request, const sessions::Session& who,
                        const PresentPassword::Checked* refused) const;

    const service::World& world_;
    PresentPassword present_password_;
};

}  // namespace valija::account
