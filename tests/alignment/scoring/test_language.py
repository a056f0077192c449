import pytest

from alignment.scoring.language import is_english

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    "text",
    [
        "I process invoices.",
        "PROVIDE HOUSING, ASSISTED LIVING, COMPANIONSHIP, TRANSPORTATION, AND MEDICAL CARE FOR ELDERLY PERSONS",
        "Firefighting",
        "Supported Living Coaching, companion, non-residential support, transportation, foster care, aged, adults, teens",
        "",
    ],
)
def test_english_and_short_texts_are_english(text):
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ayudo a las familias del barrio para que tengan comida en la mesa.",
        "Je réponds au téléphone et je dirige les gens vers la bonne équipe.",
        "Ich sorge dafür, dass die Familien in der Stadt etwas zu essen haben.",
        "Ik zorg ervoor dat de gezinnen in onze stad eten op tafel hebben.",
        "Atendo o telefone e ajudo as famílias da cidade com comida.",
        "Jag ser till att familjerna i staden har mat på bordet.",
        "Я отвечаю на звонки и помогаю семьям.",
        "私は家族を助けます",
    ],
)
def test_other_languages_are_not_english(text):
    assert not is_english(text)
