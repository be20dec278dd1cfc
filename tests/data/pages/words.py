# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the saved pages: invented news, written for this. Each story is a headline, a byline, and paragraphs."""

HARBOUR = ("Harbour of Lind closed for nine days", "Ada Holm", [
    "The harbour of Lind was closed for nine days in January after ice broke the outer gate, the port authority said "
    "on Monday. No ship left or entered between the 8th and the 17th.",
    "“We have never had to close for that long,” said Jonas Brekke, who has run the port since 2011. The longest "
    "closure before this one was four days, in the winter of 1987.",
    "About 3,400 containers were unloaded in other ports. The authority puts the loss at 2.1 million crowns, of which "
    "insurance pays a little over half. Shipping firms speak of five million.",
    "The gate was built in 1962 and has been repaired three times. A report of the ministry called it “sound” only "
    "last spring. The ministry did not answer questions before this went to press.",
    "Work on a new gate is to begin in May. It will cost 48 million crowns and take two years, according to the plan "
    "that the town council passed in December by eleven votes to eight.",
])

BRIDGE = ("Council hid report on Oster bridge, letters show", "Mira Tande and Paul Esk", [
    "Members of the town council of Oster knew for sixteen months that the old bridge was unsafe and kept the report "
    "that said so in a drawer, letters seen by this newspaper show.",
    "The report, by the engineers Falk & Sons, is dated 3 March 2023. On page 14 it says that two of the six piers "
    "“may fail without warning” and asks for the bridge to be closed to lorries at once.",
    "It was closed on 9 July 2024, four days after a crack was seen from a boat. Between those dates some 1,200 "
    "lorries a week crossed it, by the council’s own counting.",
    "The mayor, Lise Vang, says that she never saw the report. A letter of 20 March 2023 bears her initials and the "
    "words “read, no action”. Her office says that the initials are those of a clerk.",
    "The opposition has asked for an inquiry. The council meets on Thursday.",
])

BEES = ("Why the bees of Marrow Hill came back", "Tom Arrell", [
    "Ten years ago there was not a single wild colony left on Marrow Hill. This summer volunteers counted forty-one, "
    "more than in any year since the counts began in 1974.",
    "Nobody planned it. The farmers stopped mowing the steepest meadows because the machines had become too dear, and "
    "the thistles did the rest, says Ruth Oyelaran, who teaches biology in the village school.",
    "Her pupils have walked the same nine paths every June, with a notebook and a stopwatch. Their numbers agree with "
    "those of the university within five per cent.",
    "Whether it lasts is another matter. A firm has asked to put eighteen wind turbines on the ridge, and the county "
    "decides in autumn.",
])

STRIKE = ("Ferry crews to strike from Friday", "Harbour desk", [
    "Crews on all eleven ferries of the Northern Line will stop work from Friday at six in the morning, their union "
    "said on Wednesday after talks with the company broke down.",
    "The union asks for 6.5 per cent more pay over two years. The company offered 3 per cent and a single payment of "
    "9,000 crowns, which it called “the limit of what can be earned on these routes”.",
    "Some 14,000 people use the ferries on a winter’s day. The islands of Hov and Senn have no other link to the "
    "mainland; the army has been asked to carry medicine and mail.",
    "Talks may go on at the weekend, a spokesman of the state’s mediator said.",
])

GERMAN = ("Behörde räumt Fehler bei Messungen ein", "Jörg Weiß", [
    "Das Landesamt für Gewässer hat eingeräumt, dass die Messwerte des Sommers 2023 zum Teil falsch sind. Betroffen "
    "seien drei von zwölf Messstellen, erklärte die Behörde am Dienstag in Löhnberg.",
    "Die Geräte seien nach der Überprüfung im März nicht neu geeicht worden. Wie groß die Abweichung ist, könne man "
    "noch nicht sagen; für die Gesundheit der Badegäste habe keine Gefahr bestanden.",
    "Die Grünen im Kreistag forderten, sämtliche Werte offenzulegen. Es gehe um „Vertrauen, das man nicht eichen "
    "kann“, sagte ihr Sprecher Günther Öhlschläger.",
])

FRENCH = ("Le pont de Rieux restera fermé tout l’été", "Hélène Garnier", [
    "Le pont de Rieux, fermé depuis le 4 février, ne rouvrira pas avant le mois de septembre, a annoncé lundi la "
    "préfecture. Les travaux coûteront 3,2 millions d’euros, soit un tiers de plus que prévu.",
    "« Nous avons découvert des fissures que personne n’avait vues en 2019 », explique l’ingénieur chargé du "
    "chantier. Les commerçants de la rive gauche estiment leur perte à 40 % de leur chiffre d’affaires.",
    "Une navette gratuite circulera toutes les vingt minutes, sauf le dimanche. La mairie n’a pas répondu à nos "
    "questions sur le rapport d’inspection de 2019.",
])

RUSSIAN = ("Порт Линда закрыли на девять дней", "Анна Хольм", [
    "Порт Линда был закрыт на девять дней в январе после того, как лёд сломал внешние ворота, сообщило в понедельник "
    "управление порта. Ни одно судно не вышло и не вошло с восьмого по семнадцатое число.",
    "«Так надолго мы ещё никогда не закрывались», — сказал Йонас Брекке, который руководит портом с 2011 года. До "
    "этого самый долгий перерыв длился четыре дня, зимой 1987 года.",
    "Около 3400 контейнеров разгрузили в других портах. Управление оценивает убытки в 2,1 миллиона крон, из которых "
    "страховая компания возместит чуть больше половины.",
])

UKRAINIAN = ("Міст в Остері закрили через тріщину", "Марія Танде", [
    "Міська рада Остера шістнадцять місяців знала, що старий міст небезпечний, і тримала звіт про це в шухляді. Про "
    "це свідчать листи, які бачила наша газета.",
    "Звіт інженерів датований 3 березня 2023 року. На чотирнадцятій сторінці сказано, що дві з шести опор можуть "
    "обвалитися без попередження, і рекомендовано негайно закрити міст для вантажівок.",
    "Міст закрили лише 9 липня 2024 року, за чотири дні після того, як тріщину помітили з човна.",
])

ARABIC = ("إغلاق ميناء ليند تسعة أيام بسبب الجليد", "آدا هولم", [
    "أُغلق ميناء ليند تسعة أيام في شهر يناير بعد أن كسر الجليد البوابة الخارجية، كما أعلنت سلطة الميناء يوم الاثنين. "
    "ولم تغادر أي سفينة الميناء أو تدخله بين الثامن والسابع عشر من الشهر.",
    "وقال يوناس بريكه، الذي يدير الميناء منذ عام 2011: «لم نضطر قط إلى الإغلاق لهذه المدة الطويلة». وكان أطول إغلاق "
    "قبل ذلك أربعة أيام في شتاء عام 1987.",
    "وأُفرغ نحو 3400 حاوية في موانئ أخرى، وتقدر السلطة الخسارة بمليونين ومئة ألف كرونة، يدفع التأمين أكثر من نصفها "
    "بقليل.",
])

HEBREW = ("הנמל בלינד נסגר לתשעה ימים", "עדה הולם", [
    "הנמל בלינד נסגר לתשעה ימים בינואר לאחר שהקרח שבר את השער החיצוני, כך מסרה רשות הנמל ביום שני. אף אונייה לא "
    "יצאה ולא נכנסה בין השמיני לשבעה עשר בחודש.",
    "„מעולם לא נאלצנו לסגור לזמן כה רב”, אמר יונאס ברקה, המנהל את הנמל מאז שנת 2011. הסגירה הארוכה ביותר עד כה "
    "נמשכה ארבעה ימים, בחורף של שנת 1987.",
    "כ־3,400 מכולות נפרקו בנמלים אחרים. הרשות מעריכה את הנזק ב־2.1 מיליון כתרים, והביטוח ישלם מעט יותר ממחציתו.",
])

PERSIAN = ("بندر لیند نه روز بسته ماند", "آدا هولم", [
    "بندر لیند در ماه ژانویه پس از آنکه یخ دروازهٔ بیرونی را شکست نه روز بسته ماند؛ این را ادارهٔ بندر روز دوشنبه اعلام "
    "کرد. میان روز هشتم و هفدهم هیچ کشتی از بندر بیرون نرفت و به آن نیامد.",
    "یوناس برکه که از سال ۲۰۱۱ بندر را اداره می‌کند گفت: «هرگز ناچار نشده بودیم این‌همه وقت ببندیم.» درازترین تعطیلی "
    "پیش از این چهار روز بود، در زمستان ۱۹۸۷.",
    "حدود ۳۴۰۰ کانتینر در بندرهای دیگر خالی شد. اداره زیان را ۲٫۱ میلیون کرون برآورد می‌کند.",
])

CHINESE = ("林德港因结冰关闭九天", "何安达", [
    "林德港务局星期一表示，外闸门被冰块撞坏之后，港口在一月份关闭了九天。八日至十七日之间，没有任何船只进出港口。"
    "港务局说，这是该港建成以来时间最长的一次关闭。",
    "自二〇一一年起负责港口的布雷克说：“我们从来没有关闭过这么久。”此前最长的一次关闭发生在一九八七年冬天，持续了四天。",
    "大约三千四百个集装箱改在其他港口卸货。港务局估计损失为二百一十万克朗，其中一半多一点由保险公司支付。"
    "航运公司则说损失达到五百万克朗。",
    "新闸门的工程将于五月开始，预计耗资四千八百万克朗，需要两年时间。市议会去年十二月以十一票对八票通过了这项计划。",
])

TAIWANESE = ("林德港因結冰關閉九天", "何安達", [
    "林德港務局星期一表示，外閘門被冰塊撞壞之後，港口在一月份關閉了九天。八日至十七日之間，沒有任何船隻進出港口。",
    "自二〇一一年起負責港口的布雷克說：「我們從來沒有關閉過這麼久。」此前最長的一次關閉發生在一九八七年冬天，持續了四天。",
    "大約三千四百個貨櫃改在其他港口卸貨。港務局估計損失為二百一十萬克朗，其中一半多一點由保險公司支付。",
])

JAPANESE = ("リンド港、氷で九日間閉鎖", "穂村あだ", [
    "リンド港は一月、氷で外側の水門が壊れたため九日間閉鎖された。港湾局が月曜日に発表した。八日から十七日までの間、"
    "港を出入りした船は一隻もなかったという。",
    "「これほど長く閉めたことは一度もない」と、二〇一一年から港を預かるブレッケ氏は話す。これまでで最も長い閉鎖は"
    "一九八七年の冬の四日間だった。",
    "およそ三千四百個のコンテナがほかの港で荷揚げされた。港湾局は損失を二百十万クローネと見積もっており、"
    "その半分あまりを保険が支払う。",
])

KOREAN = ("린드 항, 얼음으로 아흐레 동안 폐쇄", "홍아다", [
    "린드 항만청은 월요일, 바깥 수문이 얼음에 부서진 뒤 항구가 1월에 아흐레 동안 닫혀 있었다고 밝혔다. 8일부터 17일까지 "
    "항구를 드나든 배는 한 척도 없었다.",
    "2011년부터 항구를 맡아 온 브레케 씨는 “이렇게 오래 닫은 적은 한 번도 없었다”고 말했다. 지금까지 가장 긴 폐쇄는 "
    "1987년 겨울의 나흘이었다.",
    "컨테이너 3,400여 개가 다른 항구에서 내려졌다. 항만청은 손실을 210만 크로네로 보고 있으며, 그 절반을 조금 넘는 돈을 "
    "보험사가 낸다.",
])

HINDI = ("बर्फ़ के कारण नौ दिन बंद रहा लिंड बंदरगाह", "आदा होल्म", [
    "लिंड बंदरगाह जनवरी में नौ दिन तक बंद रहा, क्योंकि बर्फ़ ने बाहरी फाटक तोड़ दिया था। बंदरगाह प्राधिकरण ने सोमवार को यह "
    "जानकारी दी। आठ से सत्रह तारीख़ के बीच न कोई जहाज़ निकला, न आया।",
    "वर्ष 2011 से बंदरगाह चला रहे योनास ब्रेके ने कहा, “हमें इतने लंबे समय के लिए कभी बंद नहीं करना पड़ा।” इससे पहले सबसे लंबी "
    "बंदी 1987 की सर्दियों में चार दिन की थी।",
    "लगभग 3,400 कंटेनर दूसरे बंदरगाहों पर उतारे गए। प्राधिकरण के अनुसार 21 लाख क्रोन का नुक़सान हुआ।",
])

THAI = ("ท่าเรือลินด์ปิดเก้าวันเพราะน้ำแข็ง", "อาดา โฮล์ม", [
    "ท่าเรือลินด์ปิดเป็นเวลาเก้าวันในเดือนมกราคมหลังจากน้ำแข็งทำให้ประตูด้านนอกพัง การท่าเรือแถลงเมื่อวันจันทร์ว่า "
    "ระหว่างวันที่แปดถึงวันที่สิบเจ็ดไม่มีเรือลำใดเข้าหรือออกเลย",
    "“เราไม่เคยต้องปิดนานขนาดนี้มาก่อน” โยนาส เบรกเค ผู้บริหารท่าเรือมาตั้งแต่ปี 2554 กล่าว การปิดที่นานที่สุดก่อนหน้านี้คือสี่วันในฤดูหนาวปี 2530",
    "ตู้สินค้าราว 3,400 ตู้ถูกขนลงที่ท่าเรืออื่น การท่าเรือประเมินความเสียหายไว้ที่ 2.1 ล้านโครน",
])

GREEK = ("Κλειστό για εννέα ημέρες το λιμάνι του Λιντ", "Άντα Χολμ", [
    "Το λιμάνι του Λιντ έμεινε κλειστό εννέα ημέρες τον Ιανουάριο, αφού ο πάγος έσπασε την εξωτερική πύλη, ανακοίνωσε "
    "τη Δευτέρα η αρχή του λιμένα. Κανένα πλοίο δεν βγήκε και κανένα δεν μπήκε από τις 8 έως τις 17 του μηνός.",
    "«Ποτέ δεν χρειάστηκε να κλείσουμε για τόσο πολύ», είπε ο Γιόνας Μπρέκε, που διευθύνει το λιμάνι από το 2011. Το "
    "μεγαλύτερο κλείσιμο ως τότε ήταν τέσσερις ημέρες, τον χειμώνα του 1987.",
])
