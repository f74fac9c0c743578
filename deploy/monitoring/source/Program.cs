using System.Globalization;
using Sweep.MonitoringSource;

// Writes rules and dashboards from this source.
//
//   dotnet run --project deploy/monitoring/source [-- [--out DIR] [--runbooks URL] [--pace N]]
//
//   --out       deploy/monitoring when not given
//   --runbooks  where the reader of an alert finds docs/monitoring.md; docs/monitoring.md when not given
//   --pace      all waits and windows of the rules N times as short, for tests and rehearsals
var (output, runbooks, pace) = (Path.Combine("deploy", "monitoring"), "docs/monitoring.md", 1);
for (var i = 0; i < args.Length; i += 2)
{
    var value = i + 1 < args.Length ? args[i + 1] : null;
    switch (args[i])
    {
        case "--out" when value is not null: output = value; break;
        case "--runbooks" when value is not null: runbooks = value; break;
        case "--pace" when int.TryParse(value, CultureInfo.InvariantCulture, out pace) && pace > 0: break;
        default:
            Console.Error.WriteLine($"{args[i]}: --out DIR, --runbooks URL or --pace N, a whole number from 1 on");
            return 2;
    }
}

foreach (var file in new Generator(new Pace(pace), runbooks).Files())
{
    var path = Path.Combine(output, file.Path);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllText(path, file.Text);
    Console.WriteLine(path);
}

return 0;
