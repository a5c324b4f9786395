namespace Perennial.App.Demo;

/// <summary>The demo's world. All names are invented; every domain ends in <c>.example</c>.</summary>
internal static class Regions
{
    public static IReadOnlyList<Region> All { get; } =
    [
        new()
        {
            Countries = ["US", "US", "US", "US", "US", "CA"], Currency = "USD", Weight = 0.44,
            Stems = Words("Alderbrook,Amberline,Ashgrove,Beacon Ridge,Birchhollow,Bluehaven,Brightwater,Calloway,Cedar Fork,Chesterly,Clearbrook,Copperfall,Corliss,Dovetail,Driftstone,Eastlake,Elmridge,Fairmont & Lee,Falcon Bend,Fernway,Foxglen,Garrick,Glasswing,Goldfinch,Granite Pass,Greyhollow,Hartwell,Hawthorne Pike,Hazelton,Hollis,Ironwood,Juniper Hill,Kestrelton,Kingsley Park,Lakemont,Larchmere,Lattice,Longmeadow,Maplecrest,Marigold,Meridian Bay,Millrace,Mistral Point,Northfork,Oakhurst,Osprey,Palisade,Pemberly,Pinecrest,Quarry Lane,Quillon,Redbud,Ridgeway,Rosemont,Sagebrook,Saltmarsh,Sandpiper,Silverthorn,Stonebridge,Summerfield,Sycamore,Talbot & Reyes,Thistledown,Timberline,Truenorth,Vandermeer,Walnut Creek,Westbrook,Whitcomb,Wildrose,Winslow,Wrenfield,Yellowpine"),
            Trades = Words("Logistics,Health,Foods,Labs,Robotics,Insurance,Freight,Analytics,Outfitters,Dental Group,Energy,Software,Media,Home Care,Properties,Staffing,Biosciences,Credit Union,Hospitality,Manufacturing,Veterinary,Legal,Construction,Games"),
            Forms = ["", "", "", "", " Inc.", " Co.", " LLC"],
            Schools = Words("{0} College,{0} Unified School District,University of {0},{0} Academy,{0} Community College,{0} Charter Schools"),
            FirstNames = Words("Olivia,Marcus,Denise,Jamal,Carla,Ethan,Grace,Hector,Ivy,Jonah,Keisha,Liam,Monique,Nathan,Paige,Quentin,Rosa,Samuel,Tanya,Victor,Wendy,Xavier,Yolanda,Zachary,Alicia,Brandon"),
            LastNames = Words("Alvarez,Bennett,Carter,Delgado,Ellison,Foster,Greene,Hayes,Ibarra,Jefferson,Kowalski,Lindgren,Morales,Nguyen,Ortiz,Parker,Quinn,Robinson,Sanders,Tran,Underwood,Vasquez,Washington,Yates,Whitaker,Novak"),
        },
        new()
        {
            Countries = ["GB"], Currency = "GBP", Weight = 0.14,
            Stems = Words("Ardmoor,Bellwether,Blackthorn,Brackenbury,Caldwell & Shaw,Coldstream,Dunwick,Elderfield,Fenwright,Harrowgate,Holloway Bridge,Kettleby,Lochmere,Marlowe,Netherby,Oakworth,Penhallow,Ravenscar,Selwood,Thornaby Vale,Wexcombe,Wyndham Row"),
            Trades = Words("Logistics,Publishing,Recruitment,Diagnostics,Breweries,Architects,Shipping,Insurance,Digital,Pharma,Textiles,Gardens,Rail,Housing"),
            Forms = ["", "", " Ltd", " Ltd", " plc"],
            Schools = Words("{0} School,University of {0},{0} Sixth Form College,{0} Grammar School,{0} Academy Trust"),
            FirstNames = Words("Imogen,Alistair,Bronwen,Callum,Fatima,Freya,George,Harriet,Iqbal,Joanna,Kwame,Niamh,Owen,Poppy,Rhys,Sadia,Theo,Zara"),
            LastNames = Words("Abbott,Ahmed,Barlow,Chaudhry,Davies,Eastwood,Fairfax,Griffiths,Hughes,Khan,Lockwood,MacLeod,Mensah,Osborne,Pritchard,Sutton,Thackeray,Whitfield"),
        },
        new()
        {
            Countries = ["DE", "DE", "AT"], Currency = "EUR", Weight = 0.11,
            Stems = Words("Ahrensfeld,Birkenau & Roth,Brandhorst,Eichenhof,Falkenried,Grünwald,Hohenlinde,Kesselbrink,Lindenthal,Morgenrot,Nordlicht,Rosenhain,Seewald,Steinbrück,Tannenberg,Weidenbach"),
            Trades = Words("Maschinenbau,Logistik,Medizintechnik,Software,Energie,Verlag,Versicherung,Werkzeuge,Optik,Lebensmittel"),
            Forms = [" GmbH", " GmbH", " AG", "", " KG"],
            Schools = Words("Hochschule {0},Gymnasium {0},Technische Akademie {0}"),
            FirstNames = Words("Annika,Bastian,Clara,Dieter,Elif,Florian,Greta,Henrik,Jana,Katharina,Lorenz,Mirjam,Onur,Sabine,Tobias,Ursula"),
            LastNames = Words("Albrecht,Bauer,Demir,Engel,Fischer,Gruber,Hoffmann,Jansen,Keller,Lehmann,Neumann,Pfeiffer,Richter,Schuster,Voigt,Yilmaz"),
        },
        new()
        {
            Countries = ["FR", "FR", "BE"], Currency = "EUR", Weight = 0.08,
            Stems = Words("Aubépine,Beaulieu & Fils,Clairval,Côte d'Ambre,Delatour,Fontbrune,Grandchêne,Hautmont,Lavandou,Marronnier,Montclar,Rivoire,Saint-Aurel,Valombre"),
            Trades = Words("Santé,Logistique,Conseil,Éditions,Assurances,Mobilités,Cosmétiques,Énergies,Vins,Industries"),
            Forms = ["", "", " SA", " SAS"],
            Schools = Words("Université de {0},Lycée {0},École {0}"),
            FirstNames = Words("Amélie,Baptiste,Chloé,Damien,Élodie,Fabrice,Inès,Julien,Karim,Léa,Mathieu,Nadia,Océane,Rémi,Sylvie,Youssef"),
            LastNames = Words("Benali,Boucher,Carpentier,Dubreuil,Fournier,Garnier,Haddad,Jacquet,Lambert,Marchand,Nicolas,Perrin,Rousselet,Simonet,Tessier,Vidal"),
        },
        new()
        {
            Countries = ["NL", "SE", "DK", "FI", "IE"], Currency = "EUR", Weight = 0.09,
            Stems = Words("Bergström,Dijkzicht,Eikenlaan,Fjällby,Havnholm,Hollandveer,Kallio Ranta,Kilbracken,Kronvik,Lindqvist,Molenwerf,Nyhavnsen,Oosterhout & De Wit,Skogland,Solberg,Vesterhav"),
            Trades = Words("Maritime,Design,Cleantech,Software,Bioteknik,Furniture,Dairy,Payments,Timber,Offshore"),
            Forms = ["", "", " B.V.", " AB", " A/S"],
            Schools = Words("{0} University College,{0} Gymnasium,{0} Folk High School"),
            FirstNames = Words("Aino,Anders,Bram,Ciara,Elin,Femke,Freja,Gustav,Ingrid,Joost,Kasper,Lotte,Mikael,Niels,Saoirse,Sanne"),
            LastNames = Words("Andersen,Bakker,Claesson,De Groot,Eriksson,Gallagher,Hendriks,Isaksen,Jokinen,Kavanagh,Laaksonen,Madsen,Nyström,Visser,Van Dam,Öberg"),
        },
        new()
        {
            Countries = ["ES", "IT", "PT"], Currency = "EUR", Weight = 0.06,
            Stems = Words("Alborada,Bellacqua,Campoverde,Castelrosso,Fonteluz,Girasol,Montesecco,Olivarda,Pinhal Novo,Rocamar,Serra Alta,Tramontana,Valdelana"),
            Trades = Words("Turismo,Alimentos,Logística,Ceramica,Seguros,Moda,Tecnologia,Energía,Viagens"),
            Forms = ["", "", " S.L.", " S.p.A.", " Lda"],
            Schools = Words("Instituto {0},Universidad de {0},Colegio {0}"),
            FirstNames = Words("Alba,Bruno,Catarina,Diego,Elena,Filipe,Giulia,Iker,João,Lucía,Matteo,Noemi,Paolo,Sofia"),
            LastNames = Words("Almeida,Barbieri,Castaño,Conti,Domínguez,Esposito,Ferraz,Gallo,Herrero,Marchetti,Navarro,Pereira,Romano,Santos"),
        },
        new()
        {
            Countries = ["AU", "AU", "NZ", "SG", "IN", "BR", "ZA", "KE", "JP"], Currency = "USD", Weight = 0.08,
            Stems = Words("Acacia Bay,Baobab,Coorong,Dharani,Hinemoa,Ipê Roxo,Jacaranda,Karoo Sky,Kurrajong,Lotus Harbour,Mangala,Matariki,Merlion Point,Nairobi West,Sakuragi,Savanna,Tamarind,Umoja,Vindhya,Wattlegrove"),
            Trades = Words("Mining Services,Agritech,Health,Telecoms,Travel,Solar,Fintech,Exports,Foods,Learning,Retail,Mobility"),
            Forms = ["", "", "", " Pty Ltd", " Pte Ltd"],
            Schools = Words("{0} College,{0} Institute of Technology,{0} International School"),
            FirstNames = Words("Aarav,Akiko,Ananya,Bongani,Camila,Daniel,Haruto,Isla,Kavya,Lindiwe,Mateus,Nyambura,Rahul,Siti,Tane,Wanjiru"),
            LastNames = Words("Banerjee,Costa,Dlamini,Iyer,Kamau,Lim,Mwangi,Naidoo,Nakamura,Oliveira,Patel,Rangi,Sato,Souza,Tan,Wilson"),
        },
    ];

    private static string[] Words(string list) => list.Split(',');
}
