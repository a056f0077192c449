"""Large cities and countries that give no time zone its name, each with the zone of its clock.

Compiled by hand for typing help. A country stands here only if one clock counts in all of it; of a city whose name
several large places share, none stands here.
"""

KNOWN_PLACES = {
    "Africa/Abidjan": "Ivory Coast, Côte d’Ivoire, Yamoussoukro",
    "Africa/Accra": "Ghana, Kumasi",
    "Africa/Addis_Ababa": "Ethiopia",
    "Africa/Algiers": "Algeria, Oran",
    "Africa/Cairo": "Egypt, Alexandria, Giza",
    "Africa/Casablanca": "Morocco, Rabat, Marrakesh, Marrakech, Fes, Tangier",
    "Africa/Dakar": "Senegal",
    "Africa/Dar_es_Salaam": "Tanzania, Dodoma, Arusha, Mwanza, Zanzibar",
    "Africa/Harare": "Zimbabwe, Bulawayo",
    "Africa/Johannesburg": "South Africa, Cape Town, Durban, Pretoria, Soweto, Port Elizabeth, Bloemfontein",
    "Africa/Kampala": "Uganda",
    "Africa/Khartoum": "Sudan, Omdurman",
    "Africa/Kigali": "Rwanda",
    "Africa/Lagos": "Nigeria, Abuja, Kano, Ibadan, Port Harcourt, Benin City, Kaduna",
    "Africa/Luanda": "Angola",
    "Africa/Lusaka": "Zambia",
    "Africa/Maputo": "Mozambique, Beira",
    "Africa/Nairobi": "Kenya, Mombasa, Kisumu",
    "Africa/Tunis": "Tunisia",
    "Africa/Windhoek": "Namibia",
    "America/Argentina/Buenos_Aires": "Rosario, La Plata",
    "America/Bogota": "Colombia, Medellín, Cali, Barranquilla",
    "America/Caracas": "Venezuela, Maracaibo",
    "America/Chicago": (
        "Houston, Dallas, San Antonio, Austin, Fort Worth, Minneapolis, Milwaukee, Nashville, Memphis, New Orleans, "
        "Kansas City, Oklahoma City, Omaha, Tulsa, St. Louis, Saint Louis, St. Paul, Madison, Des Moines"
    ),
    "America/Costa_Rica": "San José de Costa Rica",
    "America/Denver": "Salt Lake City, Albuquerque, Colorado Springs, El Paso, Santa Fe",
    "America/Edmonton": "Calgary",
    "America/Guatemala": "Guatemala City",
    "America/Guayaquil": "Quito, Cuenca",
    "America/Havana": "Cuba",
    "America/Jamaica": "Montego Bay",
    "America/La_Paz": "Bolivia, Santa Cruz de la Sierra, Cochabamba",
    "America/Lima": "Peru, Arequipa, Cusco",
    "America/Los_Angeles": (
        "San Francisco, San Diego, Seattle, Las Vegas, Sacramento, Oakland, Fresno, Long Beach, Spokane, Tacoma, Reno"
    ),
    "America/Managua": "Nicaragua",
    "America/Mexico_City": "Guadalajara, Puebla, León de los Aldama, Querétaro",
    "America/Montevideo": "Uruguay",
    "America/New_York": (
        "New York City, NYC, Brooklyn, Boston, Philadelphia, Washington DC, Washington D.C., Atlanta, Miami, Orlando, "
        "Tampa, Charlotte, Pittsburgh, Baltimore, Cleveland, Cincinnati, Buffalo, Raleigh, Jacksonville, Newark"
    ),
    "America/Panama": "Panama City",
    "America/Phoenix": "Tucson, Scottsdale",
    "America/Port-au-Prince": "Haiti",
    "America/Santo_Domingo": "Dominican Republic",
    "America/Sao_Paulo": (
        "Rio de Janeiro, Brasília, Belo Horizonte, Curitiba, Porto Alegre, Campinas, Florianópolis, Goiânia"
    ),
    "America/Toronto": "Ottawa, Montreal, Montréal, Quebec City, Québec, Mississauga",
    "America/Vancouver": "Burnaby, Surrey British Columbia",
    "America/Winnipeg": "Manitoba",
    "Asia/Amman": "Jordan",
    "Asia/Baghdad": "Iraq, Basra, Mosul, Erbil",
    "Asia/Baku": "Azerbaijan",
    "Asia/Bangkok": "Thailand, Chiang Mai",
    "Asia/Beirut": "Lebanon",
    "Asia/Colombo": "Sri Lanka, Kandy",
    "Asia/Damascus": "Syria, Aleppo",
    "Asia/Dhaka": "Bangladesh, Chittagong, Chattogram",
    "Asia/Dubai": "United Arab Emirates, Abu Dhabi, Sharjah",
    "Asia/Ho_Chi_Minh": "Vietnam, Hanoi, Da Nang, Saigon, Ho Chi Minh City",
    "Asia/Hong_Kong": "Kowloon",
    "Asia/Jakarta": "Bandung, Surabaya, Medan, Yogyakarta, Semarang",
    "Asia/Jerusalem": "Israel, Tel Aviv, Haifa",
    "Asia/Kabul": "Afghanistan",
    "Asia/Karachi": "Pakistan, Lahore, Islamabad, Faisalabad, Rawalpindi, Peshawar, Multan",
    "Asia/Kathmandu": "Nepal, Pokhara",
    "Asia/Kolkata": (
        "India, Mumbai, Bombay, Delhi, New Delhi, Bangalore, Bengaluru, Hyderabad India, Chennai, Madras, Ahmedabad, "
        "Pune, Jaipur, Surat, Lucknow, Kanpur, Nagpur, Indore, Bhopal, Patna, Kochi, Goa"
    ),
    "Asia/Kuala_Lumpur": "Malaysia, Penang, Johor Bahru",
    "Asia/Kuwait": "Kuwait City",
    "Asia/Manila": "Philippines, Quezon City, Cebu, Davao",
    "Asia/Phnom_Penh": "Cambodia",
    "Asia/Qatar": "Doha",
    "Asia/Riyadh": "Saudi Arabia, Jeddah, Mecca, Medina, Dammam",
    "Asia/Seoul": "South Korea, Busan, Incheon, Daegu, Daejeon",
    "Asia/Shanghai": (
        "China, Beijing, Peking, Guangzhou, Shenzhen, Chengdu, Chongqing, Tianjin, Wuhan, Hangzhou, Nanjing, Xi’an, "
        "Xian, Suzhou, Qingdao, Dalian, Shenyang, Harbin"
    ),
    "Asia/Taipei": "Taiwan, Kaohsiung, Taichung",
    "Asia/Tashkent": "Uzbekistan",
    "Asia/Tbilisi": "Georgia (country)",
    "Asia/Tehran": "Iran, Mashhad, Isfahan, Shiraz",
    "Asia/Tokyo": "Japan, Osaka, Kyoto, Yokohama, Nagoya, Sapporo, Fukuoka, Kobe, Hiroshima",
    "Asia/Yerevan": "Armenia",
    "Atlantic/Reykjavik": "Iceland",
    "Australia/Brisbane": "Queensland, Gold Coast",
    "Australia/Melbourne": "Geelong",
    "Australia/Sydney": "Canberra, Newcastle New South Wales, Wollongong",
    "Europe/Amsterdam": "Netherlands, Holland, Rotterdam, The Hague, Den Haag, Utrecht, Eindhoven, Groningen",
    "Europe/Athens": "Greece, Thessaloniki",
    "Europe/Belgrade": "Serbia, Novi Sad",
    "Europe/Berlin": (
        "Germany, Deutschland, Hamburg, Munich, München, Cologne, Köln, Frankfurt, Frankfurt am Main, Stuttgart, "
        "Düsseldorf, Leipzig, Dresden, Hanover, Hannover, Nuremberg, Nürnberg, Bremen, Essen, Dortmund, Bonn"
    ),
    "Europe/Bratislava": "Slovakia",
    "Europe/Brussels": "Belgium, Antwerp, Ghent, Liège, Bruges",
    "Europe/Bucharest": "Romania, Cluj-Napoca, Timișoara",
    "Europe/Budapest": "Hungary",
    "Europe/Copenhagen": "Aarhus, Odense",
    "Europe/Dublin": "Ireland, Cork, Galway, Limerick",
    "Europe/Helsinki": "Finland, Tampere, Turku, Espoo",
    "Europe/Istanbul": "Turkey, Türkiye, Ankara, Izmir, Bursa",
    "Europe/Kyiv": "Ukraine, Kharkiv, Odesa, Lviv, Dnipro",
    "Europe/Lisbon": "Porto, Braga",
    "Europe/Ljubljana": "Slovenia",
    "Europe/London": (
        "United Kingdom, UK, Great Britain, England, Scotland, Wales, Northern Ireland, Manchester, Liverpool, Leeds, "
        "Sheffield, Bristol, Glasgow, Edinburgh, Cardiff, Belfast, Nottingham, Leicester, Coventry, Bradford, Hull, "
        "Newcastle upon Tyne, Southampton, Portsmouth, Brighton, Plymouth, Oxford, Swansea, Aberdeen, Dundee, York"
    ),
    "Europe/Luxembourg": "Luxembourg City",
    "Europe/Madrid": "Barcelona, Seville, Sevilla, Zaragoza, Málaga, Bilbao",
    "Europe/Minsk": "Belarus",
    "Europe/Moscow": "Saint Petersburg, St. Petersburg, Kazan, Nizhny Novgorod, Rostov-on-Don",
    "Europe/Oslo": "Norway, Bergen, Trondheim, Stavanger",
    "Europe/Paris": (
        "Marseille, Lyon, Toulouse, Nice, Nantes, Strasbourg, Bordeaux, Lille, Montpellier, Rennes, Grenoble"
    ),
    "Europe/Prague": "Czechia, Czech Republic, Brno, Ostrava, Praha",
    "Europe/Riga": "Latvia",
    "Europe/Rome": "Italy, Milan, Milano, Naples, Napoli, Turin, Torino, Palermo, Genoa, Bologna, Florence, Firenze",
    "Europe/Sarajevo": "Bosnia and Herzegovina",
    "Europe/Sofia": "Bulgaria, Plovdiv",
    "Europe/Stockholm": "Sweden, Gothenburg, Göteborg, Malmö, Uppsala",
    "Europe/Tallinn": "Estonia",
    "Europe/Vienna": "Austria, Graz, Linz, Salzburg, Innsbruck, Wien",
    "Europe/Vilnius": "Lithuania, Kaunas",
    "Europe/Warsaw": "Poland, Kraków, Łódź, Wrocław, Poznań, Gdańsk, Warszawa",
    "Europe/Zagreb": "Croatia, Split",
    "Europe/Zurich": "Switzerland, Geneva, Genève, Basel, Bern, Lausanne, Zürich",
    "Pacific/Auckland": "Wellington, Christchurch, Hamilton New Zealand, Dunedin",
    "Pacific/Honolulu": "Hawaii",
}
