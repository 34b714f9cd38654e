/// Operations of concurrent clients on lists that only grow, as each client saw them.
///
/// Every write appends its transaction's number to the lists of several keys; every read takes
/// several lists at once. So the lists themselves show the order in which writes took effect, and
/// histories can be checked (Kingsbury and Alvaro, "Elle", VLDB 2020).
struct History: Sendable {
  /// A transaction that succeeded, or whose outcome is certain.
  struct Transaction: Sendable {
    let number: Int
    /// Values of one shared counter, before sending and after the response.
    let began: Int
    let ended: Int
    /// The keys to which it appended its number; empty for a read.
    var appended: [Int] = []
    /// The lists that it read, by key; empty for a write.
    var read: [Int: [Int]] = [:]
  }

  /// The successful transactions.
  var committed: [Transaction] = []
  /// The numbers of rejected transactions.
  var refused: Set<Int> = []
  /// Every list at the end, by key.
  var final: [Int: [Int]] = [:]
}

/// Violations that no serial order explains.
enum Anomaly: Hashable {
  /// A number is in a list although its transaction was rejected or never sent.
  case fromNowhere(key: Int, number: Int)
  /// A transaction's append is missing from a list.
  case lost(key: Int, number: Int)
  /// A number is in a list twice.
  case repeated(key: Int, number: Int)
  /// A list that was read is not a prefix of the final list.
  case notAPrefix(key: Int, reader: Int)
  /// A cycle of transactions, each of which has to precede the next.
  case cycle([Int])
}

extension History {
  /// Returns all anomalies of the history.
  ///
  /// There are none if some serial order explains it, in which a transaction that ended before
  /// another began precedes it.
  func anomalies() -> [Anomaly] {
    let local = listAnomalies() + readAnomalies()
    guard local.isEmpty else { return local }
    return cycle().map { [.cycle($0)] } ?? []
  }

  private func listAnomalies() -> [Anomaly] {
    var anomalies: [Anomaly] = []
    var expected: [Int: Set<Int>] = [:]
    for transaction in committed {
      for key in transaction.appended { expected[key, default: []].insert(transaction.number) }
    }
    for (key, list) in final {
      var seen: Set<Int> = []
      for number in list {
        if !seen.insert(number).inserted { anomalies.append(.repeated(key: key, number: number)) }
        if expected[key]?.contains(number) != true {
          anomalies.append(.fromNowhere(key: key, number: number))
        }
      }
      for number in expected[key, default: []].subtracting(seen) {
        anomalies.append(.lost(key: key, number: number))
      }
    }
    return anomalies
  }

  private func readAnomalies() -> [Anomaly] {
    committed.flatMap { transaction in
      transaction.read.compactMap { key, list in
        final[key, default: []].starts(with: list)
          ? nil : .notAPrefix(key: key, reader: transaction.number)
      }
    }
  }
}

extension History {
  /// Returns the order of transactions.
  ///
  /// A write precedes the next in each list and its readers, and a reader precedes the write after
  /// what it read; a transaction that ended before another began precedes it.
  private func successors() -> [Int: Set<Int>] {
    var successors: [Int: Set<Int>] = [:]
    for list in final.values {
      for (earlier, later) in zip(list, list.dropFirst()) {
        successors[earlier, default: []].insert(later)
      }
    }
    for transaction in committed {
      for (key, list) in transaction.read {
        if let last = list.last { successors[last, default: []].insert(transaction.number) }
        let whole = final[key, default: []]
        if list.count < whole.count {
          successors[transaction.number, default: []].insert(whole[list.count])
        }
      }
    }
    addRealTime(to: &successors)
    return successors
  }

  /// Adds the order in time; only the nearest of those that began later are needed, because the
  /// others follow.
  private func addRealTime(to successors: inout [Int: Set<Int>]) {
    let byBeginning = committed.sorted { $0.began < $1.began }
    for transaction in committed {
      guard let first = byBeginning.first(where: { $0.began > transaction.ended }) else { continue }
      for later in byBeginning where later.began >= first.began && later.began <= first.ended {
        successors[transaction.number, default: []].insert(later.number)
      }
    }
  }

  /// Returns a cycle among the transactions, if there is one.
  private func cycle() -> [Int]? {
    let successors = successors()
    var finished: Set<Int> = []
    for start in committed.map(\.number) where !finished.contains(start) {
      var path = [start]
      var onPath: Set<Int> = [start]
      var rest = [Array(successors[start, default: []])]
      while let last = path.last {
        guard let next = rest[rest.count - 1].popLast() else {
          finished.insert(last)
          onPath.remove(last)
          path.removeLast()
          rest.removeLast()
          continue
        }
        if onPath.contains(next) {
          return Array(path.drop { $0 != next })
        }
        guard !finished.contains(next) else { continue }
        path.append(next)
        onPath.insert(next)
        rest.append(Array(successors[next, default: []]))
      }
    }
    return nil
  }
}
