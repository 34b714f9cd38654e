/// AWS's prices, as in a price file.
public struct Prices: Sendable, Hashable {
  /// The region that the prices are for.
  public var region = "us-east-1"
  /// The date on which the prices were retrieved.
  public var date = "2026-11-24"
  /// The source of the prices.
  public var source = "https://aws.amazon.com/dynamodb/pricing/"
  /// The currency.
  public var currency = "USD"
  /// The price of a million read request units of an on-demand table.
  public var millionReads = 0.125
  /// The price of a million write request units of an on-demand table.
  public var millionWrites = 0.625
  /// The price of a provisioned read unit per hour.
  public var readUnitHour = 0.00013
  /// The price of a provisioned write unit per hour.
  public var writeUnitHour = 0.00065
  /// The price of a gigabyte of storage per month; an account's free gigabytes are not deducted.
  public var gigabyteMonth = 0.25

  /// Creates the prices that are also in `Config/prices.json`: the Standard table class in
  /// us-east-1.
  public init() {}

  /// The number of hours per month, as in AWS's calculator.
  public static let hoursOfMonth = 730.0

  /// Returns the price of units consumed on demand.
  func onDemand(_ units: Units) -> Double {
    (units.read * millionReads + units.write * millionWrites) / 1_000_000
  }

  /// Returns the price of units provisioned for a month.
  func provisioned(_ units: Units) -> Double {
    (units.read * readUnitHour + units.write * writeUnitHour) * Self.hoursOfMonth
  }

  /// Returns the price of bytes stored for a month.
  func storage(_ bytes: Int) -> Double {
    Double(bytes) / Double(1 << 30) * gigabyteMonth
  }
}
