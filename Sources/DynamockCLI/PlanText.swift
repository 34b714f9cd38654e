import DynamockStatistics
import DynamockWire

/// Plans, formatted for reading.
struct PlanText {
  private let answer: JSONTree

  init(of answer: JSONTree) { self.answer = answer }

  /// The lines, which fit a terminal.
  var text: String {
    let plans = answer["plans"]?.elements ?? []
    guard !plans.isEmpty else { return "There are no tables." }
    let used = plans.contains(where: Self.isUsed)
    return (plans.map(text) + (used ? [legend, prices] : [])).joined(separator: "\n\n").wrapped()
  }

  private var legend: String {
    """
    PEAK: the most units in one second since the start.
    SUSTAINED: the mean over the time observed since the first call to the table.
    TO PROVISION: the fewest whole units, at least one, that serve the observed load if 300 s of \
    unused ones are saved.
    """
  }

  private var prices: String {
    let prices = answer["prices"]
    func word(_ name: String) -> String { prices?[name]?.text ?? "" }
    return
      "A month has 730 hours. Prices in \(word("currency")) of \(word("region")), \(word("date")), "
      + "\(word("source"))"
  }

  private static func isUsed(_ plan: JSONTree) -> Bool { (plan["usedSeconds"]?.number ?? 0) > 0 }

  private func text(of plan: JSONTree) -> String {
    let name = plan["table"]?.text ?? ""
    let remarks = (plan["remarks"]?.elements ?? []).map { $0["sentence"]?.text ?? "" }
    guard Self.isUsed(plan) else {
      return ([name] + remarks + [storage(of: plan).inColumns] + vectorIndexes(of: plan))
        .joined(separator: "\n")
    }
    func seconds(_ member: String) -> String {
      Figures.duration(Int64(exactly: (plan[member]?.number ?? 0).rounded()) ?? 0)
    }
    let title =
      "\(name), observed for \(seconds("observedSeconds")), used for \(seconds("usedSeconds"))"
    let advice = (plan["advice"]?.elements ?? []).map { "- " + ($0["sentence"]?.text ?? "") }
    var lines: [String] = [title] + remarks
    lines += ["", units(of: plan).inColumns, "", choice(in: plan)]
    lines += sentences(of: plan)
    lines += ["", storage(of: plan).inColumns, growth(of: plan)]
    lines += vectorIndexes(of: plan) + advice
    return lines.joined(separator: "\n")
  }

  /// Reads and writes are on separate lines, since all six figures and the name are wider than a
  /// terminal.
  private func units(of plan: JSONTree) -> [[String]] {
    let header = ["UNITS PER SECOND", "", "PEAK", "SUSTAINED", "TO PROVISION"]
    let rows = (plan["sources"]?.elements ?? []).flatMap { source in
      ["read", "write"].map { side in
        let figures = ["peak", "sustained", "withBurst"].map { name in
          source[name].map { Self.number($0[side]) } ?? "table's"
        }
        return [side == "read" ? source["name"]?.text ?? "" : "", side] + figures
      }
    }
    return [header] + rows
  }

  /// The mode to choose, with the price of either.
  private func choice(in plan: JSONTree) -> String {
    func price(_ name: String) -> String {
      Figures.money(plan["month"]?[name]?.number ?? 0) + " "
        + (answer["prices"]?["currency"]?.text ?? "")
    }
    let isProvisioned =
      plan["recommendation"]?["billingMode"]?.text == TablePlan.Mode.provisioned.rawValue
    let provisioned =
      "\(price("provisionedWithBurst")) (for the peak: \(price("provisionedForPeak")))"
    let codes = (plan["remarks"]?.elements ?? []).compactMap { $0["code"]?.text }
    if codes.contains(TablePlan.Remark.short(usedSeconds: 0).code) {
      return isProvisioned
        ? "If the load stayed like this, provisioned would cost less: \(provisioned) a month; on demand: "
          + "\(price("onDemand"))."
        : "If the load stayed like this, on demand would cost less: \(price("onDemand")) a month; "
          + "provisioned: \(provisioned)."
    }
    return isProvisioned
      ? "Choose provisioned: \(provisioned) a month; on demand: \(price("onDemand"))."
      : "Choose on demand: \(price("onDemand")) a month; provisioned: \(provisioned)."
  }

  private func sentences(of plan: JSONTree) -> [String] {
    (plan["recommendation"]?["sentences"]?.elements ?? []).compactMap(\.text)
  }

  private func storage(of plan: JSONTree) -> [[String]] {
    let rows = (plan["sources"]?.elements ?? []).map { source in
      [
        source["name"]?.text ?? "", Self.number(source["items"]),
        Figures.size(source["bytes"]?.number ?? 0),
        Figures.size(source["billedBytes"]?.number ?? 0),
      ]
    }
    return [["STORED NOW", "ITEMS", "SIZE", "BILLED SIZE"]] + rows
  }

  /// The vector indexes, whose bytes have no known price.
  private func vectorIndexes(of plan: JSONTree) -> [String] {
    let indexes = plan["vectorIndexes"]?.elements ?? []
    guard !indexes.isEmpty else { return [] }
    let rows = indexes.map { index in
      [index["name"]?.text ?? "", Self.number(index["items"])]
        + ["bytes", "monthlyVectorSearchRequestBytes", "monthlyVectorWriteRequestBytes"].map {
          Figures.size(index[$0]?.number ?? 0)
        }
    }
    let head = ["VECTOR INDEX", "ITEMS", "SIZE", "SEARCHED A MONTH", "WRITTEN A MONTH"]
    return [
      "", ([head] + rows).inColumns,
      "Vector indexes are metered in bytes, whose price AWS's guide does not name: they are not in "
        + "the prices here.",
    ]
  }

  private func growth(of plan: JSONTree) -> String {
    let price = Figures.money(plan["month"]?["storage"]?.number ?? 0)
    let storage = "Storage: \(price) \(answer["prices"]?["currency"]?.text ?? "") a month"
    guard let growth = plan["growth"] else { return storage + "." }
    let bytes = growth["billedBytesPerDay"]?.number ?? 0
    return storage
      + "; it grows by \(Self.number(growth["itemsPerDay"])) items, \(Figures.size(bytes)) a day."
  }

  private static func number(_ value: JSONTree?) -> String { Figures.number(value?.number ?? 0) }
}
