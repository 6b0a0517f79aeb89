// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/temporary_folder.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/fault.h"

namespace valija::tests {

TemporaryFolder::TemporaryFolder() : path_("/tmp/valija-test-XXXXXX") {
    if (::mkdtemp(path_.data()) == nullptr) base::broken("cannot make " + path_);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(const std::string& name, std::string_view content) const {
    const std::string file = path(name);
    std::filesystem::create_directories(std::filesystem::path(file).parent_path());
    std::ofstream out(file, std::ios::binary);
    out << content;
    if (!out.flush()) base::broken("cannot write " + file);
    return file;
}

}  // namespace valija::tests
