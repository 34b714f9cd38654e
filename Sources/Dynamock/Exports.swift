// A program that embeds a database uses these modules' types: inputs and outputs, items, clocks,
// errors. Thanks to the re-exports, a single import provides them.
@_exported import DynamockModel
@_exported import DynamockStorage

// Only the types that are used in call statistics: the module also declares common names.
@_exported import struct DynamockStatistics.Cost
@_exported import struct DynamockStatistics.Prices
@_exported import struct DynamockStatistics.StatisticsReport
@_exported import struct DynamockStatistics.TablePlan
@_exported import struct DynamockStatistics.Units
