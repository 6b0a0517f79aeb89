// SPDX-License-Identifier: AGPL-3.0-or-later
// People of the register and the browsers in which they go through self-service: one account each, and later another
// credential. Who gets no answer asks again, as people do.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "crash/rig.h"
#include "support/browser.h"

namespace valija::tests {

struct Applicant {
    std::uint64_t id = 0;
    std::string curp;
    std::string curt;
    std::string alternate;
};

// `count` active people with everything in order, every third a homonym of the two before.
std::vector<Applicant> add_applicants(const Rig& rig, unsigned first, unsigned count);

enum class Told { Created, Reset, SentBefore };

// What one browser sees of self-service.
class Visit {
  public:
    Visit(const Rig& rig, const Applicant& who, const std::string& source_address)
        : rig_(rig), who_(who), browser_(source_address) {}

    // The page that asks whether it is them, after the keys.
    Answer open_confirmation();
    Answer confirm(const Answer& page);
    // One try from wherever this browser stands to what the last page says; nullopt: no answer, or not a good one.
    std::optional<Told> ask();
    long last_status() const { return last_status_; }

  private:
    std::optional<Told> read_done();
    std::string url(const char* path) const { return rig_.portal() + path; }

    const Rig& rig_;
    const Applicant& who_;
    Browser browser_;
    long last_status_ = 0;
};

class Load {
  public:
    Load(const Rig& rig, std::vector<Applicant> people, unsigned browsers);
    ~Load() { finish(); }
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;

    // Whoever has an account may ask for another credential from now on, once.
    void begin_round();
    // Lets everybody who is at it come to an end.
    void finish();

    struct Record {
        unsigned created = 0;
        unsigned reset = 0;
        unsigned sent_before = 0;
        unsigned tries_in_vain = 0;
    };
    // What each was told; after finish().
    const std::map<std::uint64_t, Record>& records() const { return records_; }
    const std::vector<std::string>& complaints() const { return complaints_; }
    std::size_t served() const { return served_; }

  private:
    void work(unsigned browser);
    const Applicant* next();
    void serve(const Applicant& who, const std::string& source_address);

    const Rig& rig_;
    std::vector<Applicant> people_;
    std::atomic<bool> done_ = false;
    std::atomic<std::size_t> served_ = 0;
    std::mutex mutex_;
    std::size_t newcomers_ = 0;               // so many have begun
    std::deque<const Applicant*> returning_;  // may ask again in this round
    std::vector<const Applicant*> holders_;
    bool newcomers_turn_ = true;
    std::map<std::uint64_t, Record> records_;
    std::vector<std::string> complaints_;
    std::vector<std::jthread> threads_;
};

}  // namespace valija::tests
