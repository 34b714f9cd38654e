/// What concurrent clients did to lists that only ever grow, as each of them saw it.
///
/// Every write appends its transaction's number to the lists of several keys; every read takes several
/// lists at once. The lists themselves tell in which order writes took effect, which is what makes such
/// histories checkable (Kingsbury and Alvaro, "Elle", VLDB 2020).
struct History: Sendable {
  /// One transaction that was carried out, or whose outcome nobody doubts.
  struct Transaction: Sendable {
    let number: Int
    /// Moments of one shared counter, before it was sent and after it was answered.
    let began: Int
    let ended: Int
    /// The keys it appended its number to; empty for a read.
    var appended: [Int] = []
    /// The lists it read, by key; empty for a write.
    var read: [Int: [Int]] = [:]
  }

  /// Those that succeeded.
  var committed: [Transaction] = []
  /// The numbers of those that were refused.
  var refused: Set<Int> = []
  /// Every list at the end, by key.
  var final: [Int: [Int]] = [:]
}

/// What no serial order explains.
enum Anomaly: Hashable {
  /// A number stands in a list although its transaction was refused or never sent.
  case fromNowhere(key: Int, number: Int)
  /// A transaction's append is missing from a list.
  case lost(key: Int, number: Int)
  /// A number stands in a list twice.
  case repeated(key: Int, number: Int)
  /// A list that was read is no beginning of the list at the end.
  case notAPrefix(key: Int, reader: Int)
  /// Transactions that each have to come before the next, around in a circle.
  case cycle([Int])
}

extension History {
  /// Every anomaly of the history; none when some serial order explains it, in which a transaction that
  /// ended before another began comes before it.
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
  /// Who has to come before whom.
  ///
  /// A write comes before the next in each list, before who read it, and a reader before the write that
  /// follows what it read; who ended before another began comes before it.
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

  /// Only the nearest of those that began later are needed: the rest follow through them.
  private func addRealTime(to successors: inout [Int: Set<Int>]) {
    let byBeginning = committed.sorted { $0.began < $1.began }
    for transaction in committed {
      guard let first = byBeginning.first(where: { $0.began > transaction.ended }) else { continue }
      for later in byBeginning where later.began >= first.began && later.began <= first.ended {
        successors[transaction.number, default: []].insert(later.number)
      }
    }
  }

  /// A circle among the transactions, if there is one.
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
