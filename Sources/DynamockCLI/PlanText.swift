import DynamockWire

/// Plans as a person reads them.
struct PlanText {
  private let answer: JSONTree

  init(of answer: JSONTree) { self.answer = answer }

  /// The lines, which fit a terminal.
  var text: String {
    let plans = answer["plans"]?.elements ?? []
    guard !plans.isEmpty else { return "There are no tables." }
    return (plans.map(text) + [prices]).joined(separator: "\n\n").wrapped()
  }

  private var prices: String {
    let prices = answer["prices"]
    func word(_ name: String) -> String { prices?[name]?.text ?? "" }
    return "Prices in \(word("currency")) of \(word("region")), \(word("date")), \(word("source"))"
  }

  private func text(of plan: JSONTree) -> String {
    let seconds = Int(plan["observedSeconds"]?.number ?? 0)
    let title = "\(plan["table"]?.text ?? ""), observed for \(seconds) s"
    let remark = [plan["remark"]?.text].compactMap { $0 }
    let advice = (plan["advice"]?.elements ?? []).map { "- " + ($0["sentence"]?.text ?? "") }
    return
      ([title] + remark + [units(of: plan).inColumns, storage(of: plan).inColumns, month(of: plan)]
      + advice).joined(separator: "\n")
  }

  /// Reads and writes on lines of their own: all six figures beside a name are wider than a terminal.
  private func units(of plan: JSONTree) -> [[String]] {
    let header = ["", "UNITS/S", "PEAK", "WITH BURST", "SUSTAINED"]
    let rows = (plan["sources"]?.elements ?? []).flatMap { source in
      ["read", "write"].map { side in
        let figures = ["peak", "withBurst", "sustained"].map { name in
          source[name].map { Self.number($0[side]) } ?? "table's"
        }
        return [side == "read" ? source["name"]?.text ?? "" : "", side] + figures
      }
    }
    return [header] + rows
  }

  private func storage(of plan: JSONTree) -> [[String]] {
    let rows = (plan["sources"]?.elements ?? []).map { source in
      [
        source["name"]?.text ?? "", Self.number(source["items"]), Self.number(source["bytes"]),
        Self.number(source["billedBytes"]),
      ]
    }
    return [["", "ITEMS", "BYTES", "BILLED BYTES"]] + rows
  }

  private func month(of plan: JSONTree) -> String {
    let month = plan["month"]
    let growth = plan["growth"]
    let currency = answer["prices"]?["currency"]?.text ?? ""
    func price(_ name: String) -> String { Self.number(month?[name]) + " " + currency }
    return """
      A month: on demand \(price("onDemand")), provisioned for the peak \(price("provisionedForPeak")), \
      with burst \(price("provisionedWithBurst")), storage \(price("storage"))
      Growth: \(Self.number(growth?["itemsPerDay"])) items and \
      \(Self.number(growth?["billedBytesPerDay"])) billed bytes a day
      """
  }

  /// A number with two places at most.
  private static func number(_ value: JSONTree?) -> String {
    let number = ((value?.number ?? 0) * 100).rounded() / 100
    guard number.magnitude < 1e15 else { return String(number) }
    return number == number.rounded() ? String(Int(number)) : String(number)
  }
}
