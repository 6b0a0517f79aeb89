// SPDX-License-Identifier: AGPL-3.0-or-later
// The one main of all test programs.
// usage: test-<area> [--list | <suite> | <suite>::<method>]...
// Without arguments everything runs. Exit status: 0 all passed, 1 something failed, 2 an argument names no test
// (CppUnit's own runner would say nothing and exit 0).
#include <cppunit/CompilerOutputter.h>
#include <cppunit/Test.h>
#include <cppunit/TestFailure.h>
#include <cppunit/TestResult.h>
#include <cppunit/TestResultCollector.h>
#include <cppunit/extensions/TestFactoryRegistry.h>
#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <iostream>
#include <memory>
#include <string_view>
#include <vector>

// For the sanitized build: fontconfig keeps what it has read until the process ends.
extern "C" const char* __lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier): LeakSanitizer's name
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig"; }

namespace {

// One line a test: its name, how it ended, how long it took.
class Progress final : public CppUnit::TestListener {
  public:
    void startTest(CppUnit::Test* /*test*/) override {
        failed_ = false;
        start_ = std::chrono::steady_clock::now();
    }
    void addFailure(const CppUnit::TestFailure& /*failure*/) override { failed_ = true; }
    void endTest(CppUnit::Test* test) override {
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start_;
        fmt::print("{} {} {:.3f} s\n", failed_ ? "FAILED" : "ok    ", test->getName(), took.count());
        std::cout.flush();
    }

  private:
    bool failed_ = false;
    std::chrono::steady_clock::time_point start_;
};

// Names carry namespaces: "BytesTest" is "valija::base::BytesTest".
bool is_called(std::string_view full_name, std::string_view name) {
    if (full_name == name) return true;
    return full_name.size() > name.size() + 2 && full_name.ends_with(name) &&
           full_name.substr(0, full_name.size() - name.size()).ends_with("::");
}

CppUnit::Test* find(CppUnit::Test& from, std::string_view name) {
    if (is_called(from.getName(), name)) return &from;
    for (int i = 0; i < from.getChildTestCount(); ++i) {
        if (auto* found = find(*from.getChildTestAt(i), name)) return found;
    }
    return nullptr;
}

void list(CppUnit::Test& from) {
    if (from.getChildTestCount() == 0) fmt::print("{}\n", from.getName());
    for (int i = 0; i < from.getChildTestCount(); ++i) list(*from.getChildTestAt(i));
}

bool run(const std::vector<CppUnit::Test*>& tests) {
    CppUnit::TestResult result;
    CppUnit::TestResultCollector collector;
    Progress progress;
    result.addListener(&collector);
    result.addListener(&progress);
    for (auto* test : tests) test->run(&result);
    CppUnit::CompilerOutputter outputter(&collector, std::cerr);
    outputter.write();
    return collector.wasSuccessful();
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    const std::unique_ptr<CppUnit::Test> all(CppUnit::TestFactoryRegistry::getRegistry().makeTest());
    std::vector<CppUnit::Test*> chosen;
    for (const std::string_view name : std::vector<std::string_view>(argv + 1, argv + argc)) {
        if (name == "--list") {
            list(*all);
            return 0;
        }
        auto* test = find(*all, name);
        if (test == nullptr || test->countTestCases() == 0) {
            fmt::print(stderr, "no test is called {}\n", name);
            return 2;
        }
        chosen.push_back(test);
    }
    if (argc == 1) chosen.push_back(all.get());
    return run(chosen) ? 0 : 1;
}
