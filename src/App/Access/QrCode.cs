using System.Globalization;
using System.Text;
using QRCoder;

namespace Perennial.App.Access;

/// <summary>A text as a QR code: the path of an SVG, a unit a square.</summary>
internal static class QrCode
{
    public static (int Size, string Path) Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var (size, path) = (data.ModuleMatrix.Count, new StringBuilder());
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
                if (data.ModuleMatrix[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return (size, path.ToString());
    }
}
