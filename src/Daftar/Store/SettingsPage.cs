using System.Globalization;
using System.Text;

namespace Daftar.Store;

/// <summary>The page docs/reference/settings.md, made from the list.</summary>
public static class SettingsPage
{
    /// <summary>Markdown, ending with a line end; the same for the same list.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder();
        page.Append(
            $"""
            # Settings

            Made by `./daftar settings --markdown docs/reference/settings.md`; a test compares it with the code.

            A value is taken from the last of these that names it: the default · the file `{Settings.FileName}` in the data folder, or the one
            named by `--settings` · an environment variable · the command line (`--set name=value`, or the option that has a name of its own).
            An unknown name or a wrong value stops the command with the place, the value and what was expected.

            | name | default | unit | what it does | variable |
            |---|---|---|---|---|

            """);
        foreach (var setting in Settings.All)
        {
            var @default = setting.DefaultText.Length == 0 ? "" : $"`{setting.DefaultText}`";
            page.Append(CultureInfo.InvariantCulture, $"| `{setting.Name}` | {@default} | {setting.Unit} | {setting.Sentence} | `{setting.Variable}` |\n");
        }

        return page.ToString();
    }
}
