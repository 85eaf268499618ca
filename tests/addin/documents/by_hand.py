"""What the five kept documents say, read and written down by hand: every amount, where it stands, and every relation.

Places are paragraphs and table rows, counted by eye: headings and list items are paragraphs, blank lines are none.
"""

from __future__ import annotations

BRUKARMEDVERKAN = {
    "stycke 5": [24_000_000, 2_000_000],  # the whole country's, Västra Götaland's
    "stycke 11": [2_000_000],  # NSPH VG
    "stycke 12": [2_000_000],  # Totalt
    "stycke 19": [2_000_000],  # Totalt fördelas
    "stycke 22": [2_000_000],  # Koordinatorer
    "stycke 23": [2_000_000],  # Summa
}
UTOKADE = {
    "stycke 6": [106_679_943, 25_254_013],
    "stycke 15": [11_650_000],
    "stycke 16": [4_000_000],
    "stycke 17": [15_650_000],
    "stycke 24": [1_300_000],
    "stycke 25": [2_700_000],
    "stycke 26": [300_000],
    "stycke 27": [4_300_000],
    "stycke 37": [800_000],
    "stycke 38": [1_200_000],
    "stycke 39": [1_250_000],
    "stycke 40": [300_000],
    "stycke 41": [500_000],
    "stycke 42": [4_050_000],
    "stycke 47": [853_546],
    "stycke 48": [400_467],
    "stycke 49": [1_254_013],
    "tabell 1 rad 2": [15_650_000],
    "tabell 1 rad 3": [4_300_000],
    "tabell 1 rad 4": [4_050_000],
    "tabell 1 rad 5": [1_254_013],
    "tabell 1 rad 6": [25_254_013],
}
UPPDRAG = {"stycke 16": [2_000_000]}
DELREGIONALA = {  # 180 öre per invånare, in paragraph 5, is a rate
    "tabell 1 rad 2": [160_400, 133_500, 71_100, 172_300, 50_000],
    "tabell 1 rad 3": [320_700, 366_900, 875_000, 142_100, 344_600],
    "tabell 1 rad 4": [481_100, 500_400, 875_000, 213_200, 516_900, 50_000],
}
LINES = {  # what each county used, in kronor, in the order of the document
    "Blekinge": [500_000],
    "Dalarna": [1_000_000],
    "Gotland": [35_000, 27_000, 200_000, 115_000, 150_000, 20_000, 93_000, 234_000, 75_000, 16_000, 50_000],
    "Gävleborg": [43_500, 600_000],
    "Halland": [1_000_000],
    "Jämtland": [250_000, 215_000, 430_000, 100_000],
    "Jönköping": [100_000, 350_000, 560_000],
    "Kalmar": [420_000, 131_000, 232_000, 25_000, 210_000],
    "Kronoberg": [100_000, 50_000, 50_000, 200_000, 300_000, 70_000, 120_000, 110_000],
    "Norrbotten": [150_000, 200_000, 200_000, 50_000, 200_000, 200_000],
    "Skåne": [900_000, 1_000_000, 187_500, 800_000, 400_000, 200_000, 200_000, 600_000],
    "Stockholm": [400_000],
    "Sörmland": [500_000, 300_000, 200_000],
    "Uppsala": [250_000, 250_000, 30_000, 310_000, 160_000],
    "Värmland": [1_000_000],
    "Västerbotten": [90_000, 310_000, 450_000, 150_000],
    "Västernorrland": [1_000_000],
    "Västmanland": [240_000, 500_000, 100_000, 100_000],
    "Västra Götaland": [2_000_000],
    "Örebro": [100_000, 240_000, 100_000, 60_000, 400_000, 100_000],
    "Östergötland": [1_126_234, 50_000],
}
VARAV = [200_000, 200_000, 25_000, 25_000]  # within Västerbotten's 450 000
REMAINS = {"Jämtland": 5_000, "Stockholm": 1_600_000}
DIFFERENCES = {  # lines and what remains, less the grant: 1 000 000, in the three largest counties 2 000 000
    "Blekinge": -500_000,
    "Gotland": 15_000,
    "Gävleborg": -356_500,
    "Jönköping": 10_000,
    "Kalmar": 18_000,
    "Skåne": 2_287_500,
    "Västmanland": -60_000,
    "Östergötland": 176_234,
}
# Relations that can be judged in each document.
RELATIONS = {
    # NSPH VG = Totalt; Koordinatorer = its category; Summa = its line; the four mentions of Västra Götaland's sum agree
    # (Summa and two sentences: two comparisons); decided are the national sum, the two sentences and Summa
    "brukarmedverkan_2024": {"category_sum": 1, "economic_summary": 8},
    # four sums; four summary rows and Summa; Summa is the increase; decided: frame, increase, Summa; the split 1:2
    "utokade_medel_2024": {"category_sum": 4, "economic_summary": 9, "recipient_split": 1},
    "uppdrag_brukarsamverkan_2018": {"economic_summary": 1},  # 2 mnkr was decided
    # six column sums; ten amounts stand for inhabitants (two of twelve cells are blank)
    "delregionala_medel_2019_2020": {"recipient_split": 6, "per_inhabitant": 10},
    # 21 counties, and the parts of one line
    "inrapportering_brukarsamverkan_2018": {"spending_report": 22},
}
